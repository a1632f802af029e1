namespace SessionOps.Operations;

/// <summary>The parameter takes pipeline input: a piped object as a whole, or the piped object's property of the parameter's name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromPipelineAttribute : Attribute
{
    /// <summary>Whether a piped object as a whole is the value.</summary>
    public bool ByValue { get; set; } = true;

    /// <summary>Whether a piped object's property of the same name is the value.</summary>
    public bool ByPropertyName { get; set; } = true;

    /// <summary>The piped object's property, when it has another name than the parameter. Users may write it instead of the parameter's.</summary>
    public string? PropertyName { get; set; }

    /// <summary>The types of objects that stand for the text in their <c>Value</c>; an object of another type is refused, never turned into text.</summary>
    public Type[] ValueOf { get; set; } = [];
}
