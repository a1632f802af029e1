using System.Management.Automation;
using System.Text.RegularExpressions;

namespace SessionOps.PowerShell;

/// <summary>Refuses a text that does not match, with a sentence instead of the pattern.</summary>
/// <param name="pattern">The regular expression that the text must match.</param>
/// <param name="message">The sentence that says what would be right.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateTextAttribute(string pattern, string message) : ValidateArgumentsAttribute
{
    /// <summary>The regular expression that the text must match.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>The sentence that says what would be right.</summary>
    public string Message { get; } = message;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not null && !Regex.IsMatch((string)arguments, Pattern, RegexOptions.CultureInvariant))
            throw new ValidationMetadataException(Message);
    }
}
