namespace SessionOps.Engines.V8;

/// <summary>What the program asks of its script worker.</summary>
internal enum WorkerOperation : byte
{
    CreateWorld,
    Execute,
    CreateBridge,
    Call,
    DisposeWorld,

    // Has no answer of its own.
    Cancel,
}
