namespace SessionOps.Scripting;

/// <summary>
/// An engine on a JavaScript virtual machine in this process. It gives each world a machine and a thread with a large stack, installs
/// <see cref="BrowserEnvironment"/>, runs promises and timers, and keeps the limits.
/// </summary>
/// <param name="name">The engine's name.</param>
/// <param name="timeProvider">The clock of the worlds; null for the system's. Time limits always use the real clock.</param>
public abstract class VmEngine(string name, TimeProvider? timeProvider) : IScriptEngine
{
    /// <summary>How many threads may be stuck in scripts before no new world is made in this process.</summary>
    public const int MaxStuckThreads = 4;

    /// <inheritdoc />
    public ScriptEngineStatus Status => new(StuckThreads.Count, MaxStuckThreads);

    /// <inheritdoc />
    public string Name { get; } = name;

    /// <inheritdoc />
    public async Task<IScriptWorld> CreateWorldAsync(ScriptWorldOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return await ScriptWorld
            .CreateAsync(Name, () => CreateVm(options.Limits), options, timeProvider ?? TimeProvider.System, StuckThreads, cancellationToken)
            .ConfigureAwait(false);
    }

    internal StuckThreads StuckThreads { get; init; } = StuckThreads.OfProcess;

    /// <summary>Makes a machine, on the thread that it will be used on.</summary>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.EngineUnavailable"/>: this machine or program lacks what the engine needs.</exception>
    protected abstract IJavaScriptVm CreateVm(ScriptLimits limits);
}
