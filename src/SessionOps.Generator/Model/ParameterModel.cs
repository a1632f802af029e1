namespace SessionOps.Generator.Model;

/// <summary>One parameter of an operation.</summary>
internal sealed record ParameterModel
{
    /// <summary>The name in the signature, which is also its name in JSON and queries.</summary>
    public required string Name { get; init; }

    public required ParameterKind Kind { get; init; }

    public required TypeModel Type { get; init; }

    /// <summary>The default as a C# expression; null when a value must be given.</summary>
    public required string? Default { get; init; }

    public required DocumentationText Summary { get; init; }

    public required ConstraintsModel Constraints { get; init; }

    public required bool IsSecret { get; init; }

    /// <summary>The pattern of the values of a secret parameter that are not secret and may be in a query; null when every value is secret.</summary>
    public required string? SecretUnless { get; init; }

    /// <summary>The cmdlet's property.</summary>
    public required string Property { get; init; }

    /// <summary>What the cmdlet hands to the operation: its property, or one of the property's values.</summary>
    public string Argument => Binding.IsMany ? $"each{Property}" : Property;

    public BindingModel Binding { get; init; } = new();

    public bool IsRequired => Default is null;
}
