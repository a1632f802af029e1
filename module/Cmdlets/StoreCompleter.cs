using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SessionOps.PowerShell;

/// <summary>Offers the store of the settings, folders, and how a blob container is written.</summary>
public sealed class StoreCompleter : IArgumentCompleter
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
        var configured = Completion.Configured(nameof(SessionOpsOptions.Store));
        // A connection string holds a key: it is not shown.
        if (!string.IsNullOrEmpty(configured) && !configured.Contains('=', StringComparison.Ordinal))
        {
            foreach (var result in Completion.Of(wordToComplete, "The store of the settings", configured))
                yield return result;
        }

        foreach (var result in Completion.Of(wordToComplete, "A blob container", "https://account.blob.core.windows.net/container"))
            yield return result;
        foreach (var result in CompletionCompleters.CompleteFilename(wordToComplete.Trim('\'', '"')))
            yield return result;
    }
}
