// Made from SessionOpsOptions by the test SettingsAreDescribedOnceTests; SESSIONOPS_REWRITE_SNAPSHOTS=1 writes it again.
using System.Globalization;

namespace SessionOps;

public static partial class SessionOpsSettings
{
    private static void ReadInto(SessionOpsOptions options, SettingReader reader)
    {
        options.YouTubeUrl = reader.Url(nameof(SessionOpsOptions.YouTubeUrl), "https,http") ?? options.YouTubeUrl;
        options.AttestationUrl = reader.Url(nameof(SessionOpsOptions.AttestationUrl), "https,http") ?? options.AttestationUrl;
        options.InterpreterHosts = reader.List(nameof(SessionOpsOptions.InterpreterHosts)) ?? options.InterpreterHosts;
        options.Store = reader.Text(nameof(SessionOpsOptions.Store)) ?? options.Store;
        options.Container = reader.Text(nameof(SessionOpsOptions.Container)) ?? options.Container;
        options.StoreKey = reader.Text(nameof(SessionOpsOptions.StoreKey)) ?? options.StoreKey;
        options.CacheFolder = reader.Text(nameof(SessionOpsOptions.CacheFolder)) ?? options.CacheFolder;
        options.Engine = reader.OneOf(nameof(SessionOpsOptions.Engine), "jint,v8") ?? options.Engine;
        options.ScriptTimeout = reader.Seconds(nameof(SessionOpsOptions.ScriptTimeout)) ?? options.ScriptTimeout;
        options.Proxy = reader.Url(nameof(SessionOpsOptions.Proxy), "http,https,socks4,socks4a,socks5,socks5h") ?? options.Proxy;
        options.UserAgent = reader.HeaderText(nameof(SessionOpsOptions.UserAgent)) ?? options.UserAgent;
        options.RefreshSchedule = reader.Text(nameof(SessionOpsOptions.RefreshSchedule)) ?? options.RefreshSchedule;
        options.RenewAtMintThreshold = reader.Flag(nameof(SessionOpsOptions.RenewAtMintThreshold)) ?? options.RenewAtMintThreshold;
        options.KeepSpareWorld = reader.Flag(nameof(SessionOpsOptions.KeepSpareWorld)) ?? options.KeepSpareWorld;
        options.Keys = reader.Members(nameof(SessionOpsOptions.Keys)) ?? options.Keys;
        options.PluginSecrets = reader.Members(nameof(SessionOpsOptions.PluginSecrets)) ?? options.PluginSecrets;
        options.RequestsPerMinute = reader.Count(nameof(SessionOpsOptions.RequestsPerMinute)) ?? options.RequestsPerMinute;
        options.PluginVersions = reader.Members(nameof(SessionOpsOptions.PluginVersions)) ?? options.PluginVersions;
        options.KnownProxies = reader.List(nameof(SessionOpsOptions.KnownProxies)) ?? options.KnownProxies;
        options.LegacyTokenRoutes = reader.Flag(nameof(SessionOpsOptions.LegacyTokenRoutes)) ?? options.LegacyTokenRoutes;
    }

    // As it would be written in the environment, to be read by the same rules; groups have rules of their own.
    private static string? TextOf(SessionOpsOptions options, string name) =>
        name switch
        {
            nameof(SessionOpsOptions.YouTubeUrl) => options.YouTubeUrl?.OriginalString,
            nameof(SessionOpsOptions.AttestationUrl) => options.AttestationUrl?.OriginalString,
            nameof(SessionOpsOptions.InterpreterHosts) => string.Join(',', options.InterpreterHosts),
            nameof(SessionOpsOptions.Store) => options.Store,
            nameof(SessionOpsOptions.Container) => options.Container,
            nameof(SessionOpsOptions.StoreKey) => options.StoreKey,
            nameof(SessionOpsOptions.CacheFolder) => options.CacheFolder,
            nameof(SessionOpsOptions.Engine) => options.Engine,
            nameof(SessionOpsOptions.ScriptTimeout) => options.ScriptTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            nameof(SessionOpsOptions.Proxy) => options.Proxy?.OriginalString,
            nameof(SessionOpsOptions.UserAgent) => options.UserAgent,
            nameof(SessionOpsOptions.RefreshSchedule) => options.RefreshSchedule,
            nameof(SessionOpsOptions.RenewAtMintThreshold) => options.RenewAtMintThreshold?.ToString(),
            nameof(SessionOpsOptions.KeepSpareWorld) => options.KeepSpareWorld?.ToString(),
            nameof(SessionOpsOptions.RequestsPerMinute) => options.RequestsPerMinute.ToString(CultureInfo.InvariantCulture),
            nameof(SessionOpsOptions.KnownProxies) => string.Join(',', options.KnownProxies),
            nameof(SessionOpsOptions.LegacyTokenRoutes) => options.LegacyTokenRoutes?.ToString(),
            _ => null,
        };
}
