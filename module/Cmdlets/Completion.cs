using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>What the completers share.</summary>
internal static class Completion
{
    /// <summary>Makes results of the values that begin with what was typed so far.</summary>
    public static IEnumerable<CompletionResult> Of(string wordToComplete, string toolTip, params string[] values) =>
        values
            .Where(value => value.Length > 0 && Matches(wordToComplete, value))
            .Distinct(StringComparer.Ordinal)
            .Select(value => new CompletionResult(value, value, CompletionResultType.ParameterValue, toolTip));

    /// <summary>Whether a value begins with what was typed so far.</summary>
    public static bool Matches(string wordToComplete, string value) =>
        value.StartsWith((wordToComplete ?? "").Trim('\'', '"'), StringComparison.OrdinalIgnoreCase);
}
