using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace SessionOps.PowerShell;

/// <summary>Completes the arguments of generated cmdlets, whose parameters carry no completers of their own.</summary>
public static class Completion
{
    // A store on the network that does not answer must not hold up the prompt.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>Lists the sessions in the store that the command line names.</summary>
    /// <param name="wordToComplete">What was typed so far.</param>
    /// <param name="boundParameters">The parameters that the command line has already.</param>
    /// <param name="paths">Where PowerShell stands.</param>
    public static IEnumerable<CompletionResult> SessionNames(string wordToComplete, IDictionary boundParameters, PathIntrinsics paths)
    {
        ArgumentNullException.ThrowIfNull(boundParameters);
        ArgumentNullException.ThrowIfNull(paths);
        var runspace = Runspace.DefaultRunspace;
        var options = OptionsOf(boundParameters, paths);
        var names = Task.Run(async () =>
        {
            using var patience = new CancellationTokenSource(s_patience);
            List<string> found = [];
            await foreach (var session in SharedServices.Get(options, runspace).ListSessionsAsync(patience.Token).ConfigureAwait(false))
                found.Add(session.Name);
            return found;
        }).WaitAsync(s_patience).GetAwaiter().GetResult();
        return Of(wordToComplete, "A stored session", [.. names]);
    }

    /// <summary>Makes results of the values that begin with what was typed so far.</summary>
    internal static IEnumerable<CompletionResult> Of(string wordToComplete, string toolTip, params string[] values)
    {
        var typed = (wordToComplete ?? "").Trim('\'', '"');
        return values
            .Where(value => value.Length > 0 && value.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.Ordinal)
            .Select(value => new CompletionResult(value, value, CompletionResultType.ParameterValue, toolTip));
    }

    /// <summary>Registers the completers with the current runspace.</summary>
    internal static void Register()
    {
        var commands = typeof(Completion).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(OperationCmdlet)) && type.GetProperty(nameof(YouTubeSession.Name))?.PropertyType == typeof(string))
            .Select(type => type.GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>()
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}")
            .ToArray();
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Register-ArgumentCompleter")
            .AddParameter("CommandName", commands)
            .AddParameter("ParameterName", nameof(YouTubeSession.Name))
            .AddParameter("ScriptBlock", ScriptBlock.Create(
                "param($command, $parameter, $word, $ast, $bound) [SessionOps.PowerShell.Completion]::SessionNames($word, $bound, $ExecutionContext.SessionState.Path)"))
            .Invoke();
    }

    private static SessionOpsOptions OptionsOf(IDictionary bound, PathIntrinsics paths) => SessionOpsSettings.Read(name =>
    {
        var given = bound[name]?.ToString();
        return name == nameof(SessionOpsOptions.Store) && given is not null
            ? StoreLocation.Resolve(given, paths)
            : given ?? Environment.GetEnvironmentVariable(SessionOpsSettings.EnvironmentPrefix + name);
    });
}
