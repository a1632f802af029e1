namespace SessionOps.Operations;

/// <summary>The parameter, or the returned property, is a secret: it never appears in a route, a query, a log or a default view.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue)]
public sealed class SecretAttribute : Attribute
{
    /// <summary>The bindings that are not secrets: visitor data and data sync ids are longer than this.</summary>
    public const string PublicBinding = "^[A-Za-z0-9_-]{1,16}$";

    /// <summary>A regular expression of the values that are not secrets and may be in a query. Null: every value is a secret.</summary>
    public string? Unless { get; set; }
}
