using System.Diagnostics;

namespace SessionOps;

/// <summary>The spans of SessionOps, under the source <c>SessionOps</c>. They carry names and outcomes, never a secret, and no request to YouTube carries them.</summary>
public static class SessionOpsActivities
{
    /// <summary>The source's name, for exporters.</summary>
    public const string SourceName = "SessionOps";

    internal static ActivitySource Source { get; } = new(SourceName);

    internal static string NameOf(SessionStage stage) =>
        stage switch
        {
            SessionStage.Page => "page",
            SessionStage.Challenge => "interpreter",
            SessionStage.Setup => "script setup",
            SessionStage.Snapshot => "script snapshot",
            SessionStage.IntegrityToken => "GenerateIT",
            SessionStage.Mint => "mint",
            _ => "store",
        };
}
