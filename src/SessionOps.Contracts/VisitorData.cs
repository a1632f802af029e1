using SessionOps.Operations;

namespace SessionOps;

/// <summary>Decoded visitor data.</summary>
[DefaultView(nameof(Value), nameof(VisitorId), nameof(Country), nameof(CreatedAt))]
public sealed record VisitorData
{
    /// <summary>The visitor data as it is sent: URL-escaped base64url. A secret.</summary>
    [Secret]
    public required string Value { get; init; }

    /// <summary>The 11-character visitor id (field 1, the cookie VISITOR_INFO1_LIVE); null when the value has a form that this version cannot read.</summary>
    [Secret]
    public string? VisitorId { get; init; }

    /// <summary>When YouTube issued it (field 5).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The country that YouTube saw (field 6.1), such as <c>US</c>.</summary>
    public string? Country { get; init; }

    /// <summary>The text that field 12 carries since August 2026. A secret.</summary>
    [Secret]
    public string? Experiment { get; init; }

    /// <summary>Fields that this version does not know, kept as they came: number and raw bytes with their tag.</summary>
    public IReadOnlyDictionary<int, byte[]> UnknownFields { get; init; } = new Dictionary<int, byte[]>();

    /// <summary>Describes it without the value or the id.</summary>
    public override string ToString() => $"VisitorData ({Country ?? "no country"}, issued {CreatedAt:u})";
}
