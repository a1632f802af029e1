namespace SessionOps.Operations;

/// <summary>The parameter names a stored session: at a console it takes a pattern such as <c>batch-*</c>, too, which stands for every stored name that it matches.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class StoredNameAttribute : Attribute;
