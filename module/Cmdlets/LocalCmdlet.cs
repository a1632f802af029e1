using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>The base of generated cmdlets that need neither a session service nor its settings: they compute.</summary>
public abstract class LocalCmdlet : PSCmdlet
{
    /// <summary>Computes and writes the result.</summary>
    /// <param name="target">What the operation is about. Never a secret.</param>
    /// <param name="operation">The operation.</param>
    protected void Invoke<T>(string? target, Func<T> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        try
        {
            // A list is many results; a text is one.
            if (ToOutput(operation()) is { } output)
                WriteObject(output, enumerateCollection: output is not string);
        }
        catch (SessionOpsException error)
        {
            WriteError(ErrorRecords.From(error, target));
        }
    }

    /// <summary>The values of a parameter, or one null when it was not given: the operation has its own default.</summary>
    protected static IEnumerable<string?> EachOrNone(string[]? values) => (IEnumerable<string?>?)values ?? [null];

    /// <summary>Converts a result to what the caller asked for; by default the result itself, and nothing for null.</summary>
    private protected virtual object? ToOutput(object? result) => result;
}
