namespace SessionOps.Endpoints;

/// <summary>One parameter of an operation and the values that it takes.</summary>
/// <param name="Name">Its name in routes, queries and JSON bodies.</param>
/// <param name="Type">Its type, without the mark of nullability.</param>
public sealed record OperationParameter(string Name, Type Type)
{
    /// <summary>What it is for, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether a caller has to give it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether an empty text is refused.</summary>
    public bool NotEmpty { get; init; }

    /// <summary>The value without one from the caller; null when there is none.</summary>
    public object? Default { get; init; }

    /// <summary>The least number.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number.</summary>
    public double? Maximum { get; init; }

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

    /// <summary>Whether the value is a secret, which never travels in a route or a query.</summary>
    public bool IsSecret { get; init; }

    /// <summary>A regular expression of the values of a secret parameter that are none; null when every value is secret.</summary>
    public string? SecretUnless { get; init; }
}
