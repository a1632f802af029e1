using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace SessionOps.PowerShell;

/// <summary>Offers the names of the sessions in the store that the command line names, with what each is worth.</summary>
public sealed class SessionNameCompleter : IArgumentCompleter
{
    // A store on the network that does not answer must not hold up the prompt.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        var runspace = Runspace.DefaultRunspace;
        // While it completes, the runspace does not tell its location.
        var paths = ((EngineIntrinsics)PSObject.AsPSObject(ScriptBlock.Create("$ExecutionContext").InvokeReturnAsIs()).BaseObject).SessionState.Path;
        IReadOnlyList<YouTubeSession> sessions;
        try
        {
            var options = OptionsOf(fakeBoundParameters, paths);
            sessions = Task.Run(() => ListAsync(options, runspace)).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is SessionOpsException or OperationCanceledException)
        {
            // The command itself will report what is wrong with its store; pressing Tab must leave no error behind.
            sessions = [];
        }

        CompletionResult[] matching =
        [
            .. sessions
                .Where(session => Completion.Matches(wordToComplete, session.Name))
                .Select(session => new CompletionResult(session.Name, session.Name, CompletionResultType.ParameterValue, ToolTip(session))),
        ];
        // An empty answer would have PowerShell offer files.
        return matching.Length > 0
            ? matching
            : [new CompletionResult("default", "default", CompletionResultType.ParameterValue, "The session that is meant when none is named")];
    }

    private static async Task<IReadOnlyList<YouTubeSession>> ListAsync(SessionOpsOptions options, Runspace runspace)
    {
        using var timeout = new CancellationTokenSource(s_timeout);
        List<YouTubeSession> sessions = [];
        await foreach (var session in SharedServices.Get(options, runspace).ListSessionsAsync(timeout.Token).ConfigureAwait(false))
            sessions.Add(session);
        return sessions;
    }

    private static string ToolTip(YouTubeSession session) =>
        $"{session.Grade}, created {Display.Text(session.CreatedAt)}, expires {Display.Text(session.ExpiresAt)}";

    private static SessionOpsOptions OptionsOf(IDictionary bound, PathIntrinsics paths)
    {
        var variables = SettingValues.OfEnvironment();
        return SessionOpsSettings.Read(name =>
        {
            var given = bound[name]?.ToString() ?? variables.Find(name);
            return name == nameof(SessionOpsOptions.Store) && given is not null ? StoreLocation.Resolve(given, paths) : given;
        });
    }
}
