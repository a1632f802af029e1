using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using PowerShellPipeline = System.Management.Automation.PowerShell;

namespace SessionOps.Shell;

/// <summary>A PowerShell runspace with the module imported, and a console that shows its output.</summary>
internal sealed class ModuleShell : IDisposable
{
    private readonly Runspace _runspace;
    private readonly ShellHost _host;
    private PowerShellPipeline? _running;

    private ModuleShell(Runspace runspace, ShellHost host)
    {
        _runspace = runspace;
        _host = host;
    }

    /// <summary>The runspace.</summary>
    public Runspace Runspace => _runspace;

    /// <summary>Opens a runspace and imports the module.</summary>
    /// <param name="manifest">The path of the module's manifest.</param>
    /// <param name="console">Where everything is shown.</param>
    public static ModuleShell Open(string manifest, ConsoleInterface console)
    {
        var host = new ShellHost(console);
        // Not CreateDefault, which needs the console host's own assembly.
        var runspace = RunspaceFactory.CreateRunspace(host, InitialSessionState.CreateDefault2());
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        runspace.Open();
        using var import = PowerShellPipeline.Create(runspace);
        import.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        return new ModuleShell(runspace, host);
    }

    /// <summary>Runs a script and shows what it writes.</summary>
    /// <returns>What the script exits with, else 1 if there was an error, else 0.</returns>
    public int Run(string script)
    {
        using var pipeline = PowerShellPipeline.Create(_runspace);
        _running = pipeline;
        pipeline.AddScript(script).AddCommand("Out-Default");
        pipeline.Streams.Error.DataAdded += (_, added) => _host.Interface.ShowError(pipeline.Streams.Error[added.Index]);
        try
        {
            pipeline.Invoke();
            return _host.ExitCode ?? (pipeline.HadErrors ? 1 : 0);
        }
        catch (RuntimeException error)
        {
            if (error is not PipelineStoppedException)
                _host.Interface.ShowError(error.ErrorRecord);
            return _host.ExitCode ?? 1;
        }
        finally
        {
            _running = null;
        }
    }

    /// <summary>Reads and runs statements until <c>exit</c> or the end of the input.</summary>
    public int Prompt()
    {
        var status = 0;
        while (_host.ExitCode is null && ReadStatement() is { } statement)
        {
            if (statement.Length > 0)
                status = Run(statement);
        }

        return _host.ExitCode ?? status;
    }

    /// <summary>Ends the running statement; safe to call from any thread.</summary>
    public void Stop() => _running?.BeginStop(null, null);

    /// <summary>Removes the module, which ends its session services, and closes the runspace.</summary>
    public void Dispose()
    {
        using (var remove = PowerShellPipeline.Create(_runspace))
            remove.AddCommand("Remove-Module").AddParameter("Name", "SessionOps").AddParameter("ErrorAction", ActionPreference.Ignore).Invoke();
        _runspace.Dispose();
    }

    // A statement may go over several lines: an open brace or quote asks for more.
    private string? ReadStatement()
    {
        _host.Interface.Write($"PS {_runspace.SessionStateProxy.Path.CurrentLocation}> ");
        if (_host.Interface.ReadInput() is not { } statement)
            return null;
        while (IsIncomplete(statement))
        {
            _host.Interface.Write(">> ");
            if (_host.Interface.ReadInput() is not { Length: > 0 } line)
                break;
            statement += "\n" + line;
        }

        return statement;
    }

    private static bool IsIncomplete(string statement)
    {
        Parser.ParseInput(statement, out _, out var errors);
        return errors.Any(error => error.IncompleteInput);
    }
}
