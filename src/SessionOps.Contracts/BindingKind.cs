namespace SessionOps;

/// <summary>What a PO token is bound to.</summary>
public enum BindingKind
{
    /// <summary>The visitor data of a session that is not signed in.</summary>
    VisitorData,

    /// <summary>One video.</summary>
    VideoId,

    /// <summary>The data sync id of a signed-in session.</summary>
    DataSyncId,

    /// <summary>Any other text that the caller gave.</summary>
    Custom,
}
