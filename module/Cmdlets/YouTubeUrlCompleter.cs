using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SessionOps.PowerShell;

/// <summary>Offers the page of the settings and YouTube's own.</summary>
public sealed class YouTubeUrlCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        var configured = Completion.Configured(nameof(SessionOpsOptions.YouTubeUrl));
        return Completion.Of(wordToComplete, "A page that sessions are taken from", configured ?? "", new SessionOpsOptions().YouTubeUrl.OriginalString);
    }
}
