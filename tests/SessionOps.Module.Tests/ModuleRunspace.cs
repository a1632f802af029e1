using System.Management.Automation;
using SessionOps.PowerShell;
using SessionOps.Shell;
using PowerShellPipeline = System.Management.Automation.PowerShell;

namespace SessionOps.PowerShell.Tests;

/// <summary>A runspace with the module imported, whose cmdlets talk to a service of its own unless a command names another store.</summary>
internal sealed class ModuleRunspace : IDisposable
{
    private readonly ModuleShell _shell;

    /// <param name="answers">What is typed at prompts, one line each.</param>
    public ModuleRunspace(params string[] answers)
    {
        // The store's name is what tells this test's service from others' in the same process.
        Store = Path.Combine(Path.GetTempPath(), $"sessionops-{Guid.NewGuid():N}");
        SharedServices.Add(
            SessionOpsSettings.Read(name =>
                name == nameof(SessionOpsOptions.Store) ? Store : Environment.GetEnvironmentVariable(SessionOpsSettings.EnvironmentPrefix + name)
            ),
            Service
        );
        _shell = ModuleShell.Open(ModuleUnderTest.Manifest, new ConsoleInterface(new StringReader(string.Join('\n', answers)), Output, Error, width: 160));
        Invoke($"$PSDefaultParameterValues['*:Store'] = '{Store}'");
    }

    public FakeSessionService Service { get; } = new();

    public string Store { get; }

    /// <summary>What was rendered.</summary>
    public StringWriter Output { get; } = new();

    public StringWriter Error { get; } = new();

    public ModuleShell Shell => _shell;

    public PowerShellPipeline Pipeline(string script)
    {
        var pipeline = PowerShellPipeline.Create(_shell.Runspace);
        pipeline.AddScript(script);
        return pipeline;
    }

    /// <summary>Runs a script and gives the objects and all that was said beside them.</summary>
    public Outcome Invoke(string script)
    {
        using var pipeline = Pipeline(script);
        var results = pipeline.Invoke();
        return new Outcome(
            results,
            [.. pipeline.Streams.Error],
            [.. pipeline.Streams.Verbose.Select(record => record.Message)],
            [.. pipeline.Streams.Warning.Select(record => record.Message)],
            [.. pipeline.Streams.Progress]
        );
    }

    /// <summary>Runs a script as the console does, and gives what is shown.</summary>
    public string Show(string script)
    {
        _shell.Run(script);
        return Output.ToString();
    }

    public void Dispose()
    {
        _shell.Dispose();
        if (Directory.Exists(Store))
            Directory.Delete(Store, recursive: true);
    }

    internal sealed record Outcome(
        IReadOnlyList<PSObject> Results,
        IReadOnlyList<ErrorRecord> Errors,
        IReadOnlyList<string> Verbose,
        IReadOnlyList<string> Warnings,
        IReadOnlyList<ProgressRecord> Progress
    )
    {
        public IEnumerable<T> Of<T>() => Results.Select(result => result.BaseObject).OfType<T>();
    }
}
