namespace SessionOps.Tokens;

/// <summary>What decides the content binding of a token.</summary>
internal sealed record ContentBindingRequest
{
    /// <summary>The InnerTube client's name, such as <c>WEB</c>.</summary>
    public required string ClientName { get; init; }

    /// <summary>What the token is sent with.</summary>
    public required PoTokenContext Context { get; init; }

    /// <summary>The video.</summary>
    public string? VideoId { get; init; }

    /// <summary>The session's visitor data.</summary>
    public string? VisitorData { get; init; }

    /// <summary>The signed-in session's data sync id.</summary>
    public string? DataSyncId { get; init; }

    /// <summary>Whether the session is signed in.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>Whether the page's experiment flags have <c>html5_generate_content_po_token=true</c>.</summary>
    public bool BindsToVideo { get; init; }

    /// <summary>Describes the request without its values.</summary>
    public override string ToString() => $"ContentBindingRequest ({ClientName}, {Context})";
}
