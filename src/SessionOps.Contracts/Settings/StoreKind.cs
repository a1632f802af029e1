namespace SessionOps;

/// <summary>What a store's address means.</summary>
public enum StoreKind
{
    /// <summary>A folder of the current user.</summary>
    Default,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A blob container's URL, with or without a signature.</summary>
    Container,

    /// <summary>The connection string of a storage account.</summary>
    ConnectionString,
}
