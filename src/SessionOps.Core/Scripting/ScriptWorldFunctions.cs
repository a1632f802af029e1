namespace SessionOps.Scripting;

/// <summary>The functions of <see cref="WorldScript"/>, for the host.</summary>
internal sealed class ScriptWorldFunctions
{
    private readonly IScriptRuntime _runtime;
    private readonly object _environment;
    private readonly object _describe;
    private readonly object _start;
    private readonly object _state;
    private readonly object _value;
    private readonly object _runTask;

    public ScriptWorldFunctions(IScriptRuntime runtime)
    {
        _runtime = runtime;
        var functions = runtime.Run(WorldScript.Source);
        _environment = runtime.GetProperty(functions, "environment");
        _describe = runtime.GetProperty(functions, "describe");
        _start = runtime.GetProperty(functions, "start");
        _state = runtime.GetProperty(functions, "state");
        _value = runtime.GetProperty(functions, "value");
        _runTask = runtime.GetProperty(functions, "runTask");
    }

    /// <summary>Installs the browser environment and gives its pump.</summary>
    public object InstallEnvironment(ScriptHost host, ScriptWorldOptions options) =>
        _runtime.Call(
            _environment,
            _runtime.Run(BrowserEnvironment.Source),
            _runtime.CreateHostObject(host),
            options.PageUrl.AbsoluteUri,
            options.Profile.UserAgent,
            string.Join(',', options.Profile.Languages),
            host.TimeOrigin,
            options.TrapGaps);

    /// <summary>Starts a call of a bridge's function and gives its record.</summary>
    public object Start(object target, string name, object?[] arguments) => _runtime.Call(_start, [target, name, .. arguments]);

    /// <summary>Gives the result of a started call, once it has one.</summary>
    public bool TryTakeResult(object call, string name, out object? result)
    {
        result = null;
        var state = (double)_runtime.ToHost(_runtime.Call(_state, call))!;
        if (state == 0)
            return false;
        if (state == 3)
            throw new SessionOpsException(ErrorIds.ScriptFailed, $"The script's '{name}' gave neither text, number, truth value, bytes nor nothing.");
        result = _runtime.ToHost(_runtime.Call(_value, call));
        return state == 1 ? true : throw new ScriptThrewException((string)result!);
    }

    /// <summary>Runs the next task that is due and gives 0; when none is, the milliseconds until the next, negative when there is none at all.</summary>
    public double RunTask(object pump) => (double)_runtime.ToHost(_runtime.Call(_runTask, pump))!;

    /// <summary>Describes a value that a script threw, as browsers do: name and message, else its text.</summary>
    public string Describe(object thrown) => (string)_runtime.ToHost(_runtime.Call(_describe, thrown))!;
}
