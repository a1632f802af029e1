namespace SessionOps.Generator.Model;

/// <summary>What values a parameter takes, from its DataAnnotations.</summary>
internal sealed record ConstraintsModel
{
    public static ConstraintsModel None { get; } = new();

    /// <summary>Whether an empty text or null is refused even though there is a default.</summary>
    public bool NotEmpty { get; init; }

    /// <summary>The least value, as a C# expression.</summary>
    public string? Minimum { get; init; }

    /// <summary>The greatest value, as a C# expression.</summary>
    public string? Maximum { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>A regular expression that the whole text matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>The sentence that a user sees when the pattern does not match.</summary>
    public string? PatternMessage { get; init; }

    public EquatableArray<string> AllowedValues { get; init; }
}
