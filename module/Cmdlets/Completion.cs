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

    /// <summary>What the environment sets; null when it sets nothing, or something that the command itself will refuse.</summary>
    public static string? Configured(string name)
    {
        try
        {
            return SettingValues.OfEnvironment().Find(name);
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    /// <summary>Whether a value begins with what was typed so far.</summary>
    public static bool Matches(string wordToComplete, string value) =>
        value.StartsWith((wordToComplete ?? "").Trim('\'', '"'), StringComparison.OrdinalIgnoreCase);
}
