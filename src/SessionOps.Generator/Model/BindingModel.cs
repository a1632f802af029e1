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

    /// <summary>Another name of that property, or null.</summary>
    public string? PropertyName { get; init; }

    /// <summary>The types of objects that stand for the text in their value.</summary>
    public EquatableArray<string> ValueOf { get; init; }

    /// <summary>Whether several values may be given, each for a run of the operation.</summary>
    public bool IsMany { get; init; }

    /// <summary>Whether patterns stand for the names of stored sessions.</summary>
    public bool IsStoredName { get; init; }

    /// <summary>The parameters that exclude each other; null when it goes with all others.</summary>
    public string? Group { get; init; }

    /// <summary>The parameter sets that it is in; none when it is in all.</summary>
    public EquatableArray<string> Sets { get; init; }

    /// <summary>Whether its parameter sets are chosen by giving it.</summary>
    public bool DecidesSets { get; init; }
}
