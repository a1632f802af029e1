namespace SessionOps.Scripting;

/// <summary>Makes script worlds on Jint, which needs no native code.</summary>
/// <param name="timeProvider">The clock of the worlds; null for the system's. Time limits always use the real clock.</param>
public sealed class JintScriptEngineFactory(TimeProvider? timeProvider) : IScriptEngineFactory
{
    /// <summary>Makes worlds on the system's clock.</summary>
    public JintScriptEngineFactory() : this(null)
    {
    }

    /// <inheritdoc />
    public string Name => "jint";

    /// <inheritdoc />
    public async Task<IScriptEngine> CreateAsync(ScriptWorldOptions options, CancellationToken cancellationToken) =>
        await ScriptWorld.CreateAsync(Name, () => new JintRuntime(options.Limits), options, timeProvider ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
}
