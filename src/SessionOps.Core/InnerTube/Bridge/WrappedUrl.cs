using System.Text.Json.Serialization;

namespace SessionOps.InnerTube.Bridge;

/// <summary>Google's wrapper of a trusted URL.</summary>
internal sealed record WrappedUrl
{
    [JsonPropertyName("privateDoNotAccessOrElseTrustedResourceUrlWrappedValue")]
    public string? Value { get; init; }
}
