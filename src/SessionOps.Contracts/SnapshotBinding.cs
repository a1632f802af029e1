namespace SessionOps;

/// <summary>What a snapshot is bound to, such as the engagement that it is to vouch for; YouTube's player binds the snapshot of a PO token to nothing.</summary>
public sealed record SnapshotBinding
{
    /// <summary>The challenge of the engagement (<c>c</c>).</summary>
    public string? Challenge { get; init; }

    /// <summary>The engagement (<c>e</c>), such as <c>ENGAGEMENT_TYPE_VIDEO_LIKE</c>.</summary>
    public string? Engagement { get; init; }

    /// <summary>The video (<c>encryptedVideoId</c>).</summary>
    public string? VideoId { get; init; }

    /// <summary>The channel (<c>externalChannelId</c>).</summary>
    public string? ChannelId { get; init; }

    /// <summary>The comment (<c>commentId</c>).</summary>
    public string? CommentId { get; init; }

    /// <summary>The attestation challenge (<c>atr_challenge</c>).</summary>
    public string? AttestationChallenge { get; init; }

    /// <summary>Further properties of any kind under their own names: a JSON object as text.</summary>
    public string? AdditionalProperties { get; init; }

    /// <summary>Names the binding without its values.</summary>
    public override string ToString() => "SnapshotBinding";
}
