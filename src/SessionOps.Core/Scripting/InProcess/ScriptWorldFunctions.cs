namespace SessionOps.Scripting;

/// <summary>The functions of <c>world.js</c>.</summary>
internal sealed class ScriptWorldFunctions
{
    private static readonly ScriptSource s_source = ScriptSource.FromResource(typeof(ScriptWorldFunctions).Assembly, "sessionops/world.js");

    private readonly IJavaScriptVm _vm;
    private readonly object _environment;
    private readonly object _describe;
    private readonly object _start;
    private readonly object _state;
    private readonly object _value;
    private readonly object _runTask;

    public ScriptWorldFunctions(IJavaScriptVm vm)
    {
        _vm = vm;
        var functions = vm.Run(s_source);
        _environment = vm.GetProperty(functions, "environment");
        _describe = vm.GetProperty(functions, "describe");
        _start = vm.GetProperty(functions, "start");
        _state = vm.GetProperty(functions, "state");
        _value = vm.GetProperty(functions, "value");
        _runTask = vm.GetProperty(functions, "runTask");
    }

    /// <summary>Installs the browser environment and gives its pump.</summary>
    public object InstallEnvironment(EnvironmentServices services, ScriptWorldOptions options) =>
        _vm.Invoke(
            _environment,
            _vm.Run(BrowserEnvironment.Source),
            _vm.Expose(services),
            options.PageUrl.AbsoluteUri,
            options.Profile.UserAgent,
            string.Join(',', options.Profile.Languages),
            services.TimeOrigin,
            options.TrapGaps
        );

    /// <summary>Starts a call of a bridge's function and gives its record.</summary>
    public object Start(object target, string name, object?[] arguments) => _vm.Invoke(_start, [target, name, .. arguments]);

    /// <summary>Gives the result of a started call, once it has one.</summary>
    public bool TryTakeResult(object call, string name, out object? result)
    {
        result = null;
        switch ((CallState)(double)_vm.ToHost(_vm.Invoke(_state, call))!)
        {
            case CallState.Pending:
                return false;
            case CallState.Succeeded:
                result = _vm.ToHost(_vm.Invoke(_value, call));
                return true;
            case CallState.Failed:
                throw new ScriptThrewException((string)_vm.ToHost(_vm.Invoke(_value, call))!);
            default:
                throw new SessionOpsException(
                    ErrorIds.ScriptFailed,
                    $"The script's '{name}' returned something other than text, a number, a Boolean, bytes or nothing."
                );
        }
    }

    /// <summary>Runs the next task that is due and gives 0; when none is, the milliseconds until the next, negative when there is none at all.</summary>
    public double RunTask(object pump) => (double)_vm.ToHost(_vm.Invoke(_runTask, pump))!;

    /// <summary>Describes a value that a script threw, as browsers do: name and message, else its text.</summary>
    public string Describe(object thrown) => (string)_vm.ToHost(_vm.Invoke(_describe, thrown))!;

    // As in world.js.
    private enum CallState
    {
        Pending,
        Succeeded,
        Failed,
        Unusable,
    }
}
