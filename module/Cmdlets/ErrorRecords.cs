using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>What PowerShell shows of an error: its stable id, a category, and what to do.</summary>
internal static class ErrorRecords
{
    // A setting that every cmdlet has as a parameter is named as one.
    private static readonly Wording s_wording = new(
        static name => SettingCatalogue.All.FirstOrDefault(setting => setting.Name == name)?.Parameter is { } parameter ? "-" + parameter : null,
        static _ => null
    );

    /// <summary>Makes the record of an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">What the failed operation was about.</param>
    public static ErrorRecord From(SessionOpsException error, object? target)
    {
        var action = s_wording.Advise(error);
        if (error.LocalAction is { } local)
            action += $" {s_wording.Say(local)}";
        if (error.RetryAfter is { } wait)
            action += $" Asked to wait {Display.Text(wait)}.";
        if (error.ErrorId == ErrorIds.EngineUnavailable)
            action += $" The module's dependencies are in '{Isolation.Dependencies}'.";
        return new ErrorRecord(error, error.ErrorId, CategoryOf(error.ErrorId), target)
        {
            ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = action },
        };
    }

    // The kinds carry the names of PowerShell's categories.
    private static ErrorCategory CategoryOf(string errorId) => Enum.Parse<ErrorCategory>(ErrorCatalogue.Of(errorId).Kind.ToString());
}
