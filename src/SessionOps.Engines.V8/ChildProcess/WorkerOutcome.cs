namespace SessionOps.Engines.V8;

/// <summary>How a request to the script worker ended.</summary>
internal enum WorkerOutcome : byte
{
    Done,
    Failed,
    Cancelled,
    Disposed,
}
