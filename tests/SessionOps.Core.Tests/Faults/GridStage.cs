namespace SessionOps.Core.Tests.Faults;

/// <summary>The stages of the fault grid: what a session needs on its way, and what is kept of it.</summary>
internal enum GridStage
{
    Page,
    Interpreter,
    AttGet,
    Create,
    GenerateIT,
    Engine,
    Snapshot,
    Mint,
    StoreRead,
    StoreWrite,
    StoreList,
    Lease,
    InterpreterCache,
    BreakerFile,
}
