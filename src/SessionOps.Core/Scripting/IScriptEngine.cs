namespace SessionOps.Scripting;

/// <summary>
/// Makes script worlds. This is the place to bring an engine of your own: it may run in this process, in another one or on another machine, and
/// install its own browser environment or <see cref="BrowserEnvironment"/>. Worlds outside this process are less work as a <see cref="RemoteWorld"/>,
/// those on a JavaScript virtual machine for .NET as a <see cref="VmEngine"/>.
/// </summary>
public interface IScriptEngine
{
    /// <summary>The engine's name, such as <c>jint</c> or <c>v8</c>. Sessions record it.</summary>
    string Name { get; }

    /// <summary>The state of the engine, as this process knows it.</summary>
    ScriptEngineStatus Status => ScriptEngineStatus.Healthy;

    /// <summary>Makes a world with a browser environment installed.</summary>
    /// <param name="options">The page that the world stands for, and its limits.</param>
    /// <param name="cancellationToken">Cancels making the world.</param>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.EngineUnavailable"/>: this machine or program lacks what the engine needs;
    /// <see cref="ErrorIds.ScriptThreadsStuck"/>: too many scripts could not be ended.</exception>
    Task<IScriptWorld> CreateWorldAsync(ScriptWorldOptions options, CancellationToken cancellationToken);
}
