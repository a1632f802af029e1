using System.Text.Json.Nodes;

namespace SessionOps.Attestation;

/// <summary>What a snapshot is bound to; YouTube's player binds the snapshot of a PO token to nothing.</summary>
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

    /// <summary>Further properties, under their own names.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();

    internal string ToJson()
    {
        var json = new JsonObject();
        Add("c", Challenge);
        Add("e", Engagement);
        Add("encryptedVideoId", VideoId);
        Add("externalChannelId", ChannelId);
        Add("commentId", CommentId);
        Add("atr_challenge", AttestationChallenge);
        foreach (var (name, value) in Extra)
            json[name] = value;
        return json.ToJsonString();

        void Add(string name, string? value)
        {
            if (value is not null)
                json[name] = value;
        }
    }
}
