using System.Text.Json.Serialization;

namespace SessionOps.Endpoints.Plugin;

/// <summary>The answer to <c>/get_pot</c>; the plugin reads <paramref name="PoToken"/>, other clients the rest too.</summary>
internal sealed record PluginToken(string PoToken, string ContentBinding, string ExpiresAt, TokenGrade Grade)
{
    /// <summary>Says how good the token is, without the token.</summary>
    public override string ToString() => $"PluginToken ({Grade})";
}

/// <summary>The answer to <c>/ping</c>.</summary>
/// <param name="Uptime">Seconds since the host started.</param>
/// <param name="Version">Its major must be the plugin's.</param>
/// <param name="Own">The version of SessionOps, which the plugin ignores.</param>
internal sealed record PluginPing(
    [property: JsonPropertyName("server_uptime")] double Uptime,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("sessionops")] string Own
);

/// <summary>The answer when it did not work.</summary>
internal sealed record PluginError(string Error);
