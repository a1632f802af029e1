namespace SessionOps.Operations;

/// <summary>The returned number is a time: microseconds since 1970. Views show how far it is from now.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MicrosecondsAttribute : Attribute;
