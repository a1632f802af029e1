namespace SessionOps.Operations;

/// <summary>How much an operation changes, by which PowerShell decides whether to ask.</summary>
public enum ChangeImpact
{
    /// <summary>Something is made or renewed.</summary>
    Low,

    /// <summary>Something is overwritten or lost that can be made again.</summary>
    Medium,

    /// <summary>Something is lost for good.</summary>
    High,
}
