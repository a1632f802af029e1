namespace SessionOps.Module.Build;

/// <summary>One parameter of a cmdlet.</summary>
/// <param name="Name">Its name, without the dash.</param>
/// <param name="Summary">What it is for, as a sentence.</param>
internal sealed record ParameterModel(string Name, string Summary)
{
    /// <summary>The type as it is written in PowerShell.</summary>
    public required string TypeName { get; init; }

    /// <summary>Whether it takes no value.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>Whether it must be given.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>Its position; null when it must be named.</summary>
    public int? Position { get; init; }

    /// <summary>Whether a piped object is its value.</summary>
    public bool FromPipeline { get; init; }

    /// <summary>Whether a piped object's property of its name is its value.</summary>
    public bool FromPipelineByPropertyName { get; init; }

    /// <summary>The values that it takes; empty when others are possible.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Its other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The parameter sets that it is in; none when it is in all.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>Whether it takes patterns.</summary>
    public bool HasWildcards { get; init; }

    /// <summary>How it takes pipeline input, in the words of PowerShell's help.</summary>
    public string PipelineInput =>
        (FromPipeline, FromPipelineByPropertyName) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };
}
