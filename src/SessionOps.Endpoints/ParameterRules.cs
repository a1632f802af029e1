using System.Globalization;
using System.Text.RegularExpressions;

namespace SessionOps.Endpoints;

/// <summary>Checks values against what an operation's parameters allow; the sentences never repeat the value, which may be a secret.</summary>
internal static class ParameterRules
{
    // Patterns are the operations' own, but the texts are a stranger's.
    private static readonly TimeSpan s_patternTimeout = TimeSpan.FromMilliseconds(250);

    /// <summary>What is wrong with the value, as a sentence; null when nothing is.</summary>
    public static string? Check(OperationParameter parameter, object value) =>
        value switch
        {
            string text => CheckText(parameter, text),
            IConvertible number when value is not (bool or Enum) => CheckNumber(parameter, number.ToDouble(CultureInfo.InvariantCulture)),
            _ => null,
        };

    /// <summary>Whether a text must not travel in a query.</summary>
    public static bool IsSecret(OperationParameter parameter, string text) =>
        parameter.IsSecret && (parameter.SecretUnless is not { } harmless || !Matches(harmless, text));

    private static string? CheckText(OperationParameter parameter, string text)
    {
        if (parameter.NotEmpty && string.IsNullOrWhiteSpace(text))
            return "must not be empty.";
        if (text.Length < parameter.MinLength)
            return $"must have at least {parameter.MinLength} characters.";
        if (text.Length > parameter.MaxLength)
            return $"must have at most {parameter.MaxLength} characters.";
        if (parameter.Pattern is { } pattern && !Matches(pattern, text))
            return parameter.PatternMessage ?? $"must match {pattern}.";
        return parameter.AllowedValues is { } allowed && !allowed.Contains(text, StringComparer.Ordinal)
            ? $"must be one of {string.Join(", ", allowed)}."
            : null;
    }

    private static string? CheckNumber(OperationParameter parameter, double number)
    {
        if (number < parameter.Minimum)
            return string.Create(CultureInfo.InvariantCulture, $"must be at least {parameter.Minimum}.");
        return number > parameter.Maximum ? string.Create(CultureInfo.InvariantCulture, $"must be at most {parameter.Maximum}.") : null;
    }

    // As DataAnnotations does: the match covers the whole text.
    private static bool Matches(string pattern, string text)
    {
        var match = Regex.Match(text, pattern, RegexOptions.CultureInvariant, s_patternTimeout);
        return match.Success && match.Index == 0 && match.Length == text.Length;
    }
}
