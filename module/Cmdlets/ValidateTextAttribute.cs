using System.Management.Automation;
using System.Text.RegularExpressions;

namespace SessionOps.PowerShell;

/// <summary>Refuses a text that does not match, with a sentence instead of the pattern.</summary>
/// <param name="pattern">The regular expression that the text must match.</param>
/// <param name="message">The sentence that says what would be right.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateTextAttribute(string pattern, string message) : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>The regular expression that the text must match.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>The sentence that says what would be right.</summary>
    public string Message { get; } = message;

    /// <summary>Whether a wildcard pattern is accepted, too.</summary>
    public bool AllowPatterns { get; set; }

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        if (element is not string text || (AllowPatterns && WildcardPattern.ContainsWildcardCharacters(text)))
            return;
        if (!Regex.IsMatch(text, Pattern, RegexOptions.CultureInvariant))
            throw new ValidationMetadataException(Message);
    }
}
