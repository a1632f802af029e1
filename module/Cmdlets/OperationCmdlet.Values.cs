using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SessionOps.PowerShell;

public abstract partial class OperationCmdlet
{
    /// <summary>Whether a pattern lists the stored sessions instead of running the operation on each.</summary>
    private protected virtual bool ListsPatterns => false;

    /// <summary>The values of a parameter, or one null when it was not given: the operation has its own default.</summary>
    protected static IEnumerable<string?> EachOrNone(string[]? values) => (IEnumerable<string?>?)values ?? [null];

    /// <summary>Puts the stored names that match in the place of each pattern; a name stays as it is, stored or not.</summary>
    [return: NotNullIfNotNull(nameof(names))]
    protected string[]? Stored(string[]? names) =>
        names is null || !Array.Exists(names, WildcardPattern.ContainsWildcardCharacters)
            ? names
            : [.. names.SelectMany(Matching).Distinct(StringComparer.Ordinal)];

    private List<string> Matching(string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
            return [name];
        List<string> matching = [];
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        var runspace = Runspace.DefaultRunspace;
        Run(
            name,
            async (pipeline, cancellationToken) =>
            {
                await foreach (var session in SharedServices.Get(Options, runspace).ListSessionsAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (!pattern.IsMatch(session.Name))
                        continue;
                    if (ListsPatterns)
                        await WriteAsync(pipeline, session).ConfigureAwait(false);
                    else
                        matching.Add(session.Name);
                }
            }
        );
        return matching;
    }
}
