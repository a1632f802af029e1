namespace SessionOps.Generator.Model;

/// <summary>How a cmdlet's parameter gets its value.</summary>
internal sealed record BindingModel
{
    /// <summary>Whether it is the one that needs no name.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Whether a piped object as a whole is the value.</summary>
    public bool FromPipeline { get; init; }

    /// <summary>Whether a piped object's property of the same name is the value.</summary>
    public bool FromPipelineByPropertyName { get; init; }

    /// <summary>Another name of that property; null when there is none.</summary>
    public string? PropertyName { get; init; }

    /// <summary>The types of piped objects that are another parameter's value and must not be turned into this one's.</summary>
    public EquatableArray<string> NotFrom { get; init; }
}
