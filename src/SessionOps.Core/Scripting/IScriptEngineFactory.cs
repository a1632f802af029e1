namespace SessionOps.Scripting;

/// <summary>Makes script worlds.</summary>
public interface IScriptEngineFactory
{
    /// <summary>The engine's name: <c>jint</c> or <c>v8</c>.</summary>
    string Name { get; }

    /// <summary>Makes a world with the browser environment installed.</summary>
    Task<IScriptEngine> CreateAsync(ScriptWorldOptions options, CancellationToken cancellationToken);
}
