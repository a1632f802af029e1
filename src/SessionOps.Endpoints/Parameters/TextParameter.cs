using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SessionOps.Endpoints;

/// <summary>A text.</summary>
public sealed class TextParameter(string name) : OperationParameter<string>(name)
{
    /// <summary>Whether an empty text is refused.</summary>
    public bool NotEmpty { get; init; }

    /// <summary>The fewest characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>The most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A regular expression that the whole text matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>The sentence for a text that does not match <see cref="Pattern"/>.</summary>
    public string? PatternMessage { get; init; }

    /// <summary>The only texts allowed; null for any.</summary>
    public IReadOnlyList<string>? AllowedValues { get; init; }

    private protected override string Form => "a text";

    private protected override bool TryParse(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return true;
    }

    private protected override string? Check(string value)
    {
        if (NotEmpty && string.IsNullOrWhiteSpace(value))
            return "must not be empty.";
        if (value.Length < MinLength)
            return $"must have at least {MinLength} characters.";
        if (value.Length > MaxLength)
            return $"must have at most {MaxLength} characters.";
        if (Pattern is { } pattern && !WholeMatch.Is(pattern, value))
            return PatternMessage ?? $"must match {pattern}.";
        return AllowedValues is { } allowed && !allowed.Contains(value, StringComparer.Ordinal) ? $"must be one of {string.Join(", ", allowed)}." : null;
    }

    internal override void Describe(OpenApiSchema schema, bool isInQuery)
    {
        schema.MinLength = MinLength ?? (NotEmpty ? 1 : null);
        schema.MaxLength = MaxLength;
        schema.Pattern = isInQuery && IsSecret ? SecretUnless ?? Pattern : Pattern;
        if (AllowedValues is { } allowed)
            schema.Enum = [.. allowed.Select(static text => (JsonNode)text)];
    }
}
