namespace SessionOps.Operations;

/// <summary>The parameter takes pipeline input: by value, and its members by property name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromPipelineAttribute : Attribute;
