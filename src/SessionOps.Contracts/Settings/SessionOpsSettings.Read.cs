// Made from SessionOpsOptions by the test SettingsAreDescribedOnceTests; SESSIONOPS_REWRITE_SNAPSHOTS=1 writes it again.
namespace SessionOps;

public static partial class SessionOpsSettings
{
    private static SessionOpsOptions Read(SettingReader reader)
    {
        var defaults = new SessionOpsOptions();
        return new SessionOpsOptions
        {
            YouTubeUrl = reader.Url(nameof(SessionOpsOptions.YouTubeUrl), "https,http") ?? defaults.YouTubeUrl,
            AttestationUrl = reader.Url(nameof(SessionOpsOptions.AttestationUrl), "https,http"),
            InterpreterHosts = reader.List(nameof(SessionOpsOptions.InterpreterHosts)) ?? defaults.InterpreterHosts,
            Store = reader.Text(nameof(SessionOpsOptions.Store)),
            Container = reader.Text(nameof(SessionOpsOptions.Container)) ?? defaults.Container,
            StoreKey = reader.Text(nameof(SessionOpsOptions.StoreKey)),
            CacheFolder = reader.Text(nameof(SessionOpsOptions.CacheFolder)),
            Engine = reader.OneOf(nameof(SessionOpsOptions.Engine), "jint,v8") ?? defaults.Engine,
            ScriptTimeout = reader.Seconds(nameof(SessionOpsOptions.ScriptTimeout)) ?? defaults.ScriptTimeout,
            Proxy = reader.Url(nameof(SessionOpsOptions.Proxy), "http,https,socks4,socks4a,socks5,socks5h"),
            UserAgent = reader.HeaderText(nameof(SessionOpsOptions.UserAgent)),
            RefreshSchedule = reader.Text(nameof(SessionOpsOptions.RefreshSchedule)) ?? defaults.RefreshSchedule,
            RenewAtMintThreshold = reader.Flag(nameof(SessionOpsOptions.RenewAtMintThreshold)),
            KeepSpareWorld = reader.Flag(nameof(SessionOpsOptions.KeepSpareWorld)),
            Keys = reader.Members(nameof(SessionOpsOptions.Keys)) ?? defaults.Keys,
            PluginSecrets = reader.Members(nameof(SessionOpsOptions.PluginSecrets)) ?? defaults.PluginSecrets,
            RequestsPerMinute = reader.Count(nameof(SessionOpsOptions.RequestsPerMinute)) ?? defaults.RequestsPerMinute,
            PluginVersions = reader.Members(nameof(SessionOpsOptions.PluginVersions)) ?? defaults.PluginVersions,
            KnownProxies = reader.List(nameof(SessionOpsOptions.KnownProxies)) ?? defaults.KnownProxies,
            LegacyTokenRoutes = reader.Flag(nameof(SessionOpsOptions.LegacyTokenRoutes)),
        };
    }
}
