using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace SessionOps.Generator.Tests.Harness;

/// <summary>A runspace with the cmdlets that are made of the operations, over the stand-in of their base class.</summary>
public sealed class CmdletHost
{
    private readonly InitialSessionState _state = InitialSessionState.CreateDefault2();

    public CmdletHost()
    {
        using var image = new MemoryStream();
        var emitted = GeneratorRun.Of("PowerShell", [.. Sources.Operations, .. Sources.StandIns]).Output.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        var assembly = Assembly.Load(image.ToArray());
        assembly.GetType("SessionOps.PowerShell.OperationCmdlet")!.GetProperty("Sessions")!.SetValue(null, new RecordingSessions());
        foreach (var type in assembly.GetTypes())
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet)
                _state.Commands.Add(new SessionStateCmdletEntry($"{cmdlet.VerbName}-{cmdlet.NounName}", type, null));
        }
    }

    /// <summary>Runs a script to its end and gives what it put out; an error fails the test.</summary>
    public IReadOnlyList<string> Run(string script)
    {
        var (output, errors) = RunToEnd(script);
        Assert.Empty(errors);
        return output;
    }

    /// <summary>Runs a script to its end and gives the messages of its errors.</summary>
    public IReadOnlyList<string> ErrorsOf(string script) => RunToEnd(script).Errors;

    private (string[] Output, string[] Errors) RunToEnd(string script)
    {
        using var shell = System.Management.Automation.PowerShell.Create(_state);
        var output = shell.AddScript(script).Invoke();
        return ([.. output.Select(item => item.ToString())], [.. shell.Streams.Error.Select(error => error.ToString())]);
    }
}
