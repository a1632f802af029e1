namespace SessionOps.Scripting;

/// <summary>The state of a script engine.</summary>
/// <param name="StuckThreads">How many threads of this process are stuck in scripts that cannot be ended.</param>
/// <param name="MaxStuckThreads">From how many on no new world is made; 0 for an engine that has none in this process.</param>
public sealed record ScriptEngineStatus(int StuckThreads, int MaxStuckThreads)
{
    /// <summary>An engine that runs nothing in this process.</summary>
    public static ScriptEngineStatus Healthy { get; } = new(0, 0);

    /// <summary>Whether new worlds are made.</summary>
    public bool CanMakeWorlds => StuckThreads == 0 || StuckThreads < MaxStuckThreads;
}
