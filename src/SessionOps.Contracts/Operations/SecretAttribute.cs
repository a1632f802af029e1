namespace SessionOps.Operations;

/// <summary>The parameter, or the returned property, is a secret: it never stands in a route, a log or a default view.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue)]
public sealed class SecretAttribute : Attribute;
