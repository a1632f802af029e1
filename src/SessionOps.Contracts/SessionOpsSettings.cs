using System.Globalization;

namespace SessionOps;

/// <summary>Reads <see cref="SessionOpsOptions"/> from named settings: environment variables, appsettings or module parameters.</summary>
public static class SessionOpsSettings
{
    /// <summary>What precedes each setting's name in the environment.</summary>
    public const string EnvironmentPrefix = "SessionOps__";

    /// <summary>Reads the options from environment variables such as <c>SessionOps__YouTubeUrl</c>.</summary>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    public static SessionOpsOptions FromEnvironment() => Read(name => Environment.GetEnvironmentVariable(EnvironmentPrefix + name));

    /// <summary>Reads the options from settings by their bare names, such as <c>YouTubeUrl</c>.</summary>
    /// <param name="setting">Gives a setting's value; null or empty means the default.</param>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    public static SessionOpsOptions Read(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var defaults = new SessionOpsOptions();
        return new SessionOpsOptions
        {
            YouTubeUrl = Url(nameof(SessionOpsOptions.YouTubeUrl), "http", "https") ?? defaults.YouTubeUrl,
            AttestationUrl = Url(nameof(SessionOpsOptions.AttestationUrl), "http", "https"),
            InterpreterHosts = Text(nameof(SessionOpsOptions.InterpreterHosts))?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                ?? defaults.InterpreterHosts,
            Store = Text(nameof(SessionOpsOptions.Store)),
            Container = Text(nameof(SessionOpsOptions.Container)) ?? defaults.Container,
            StoreKey = Text(nameof(SessionOpsOptions.StoreKey)),
            CacheFolder = Text(nameof(SessionOpsOptions.CacheFolder)),
            Engine = Text(nameof(SessionOpsOptions.Engine))?.ToLowerInvariant() ?? defaults.Engine,
            ScriptTimeout = Seconds(nameof(SessionOpsOptions.ScriptTimeout)) ?? defaults.ScriptTimeout,
            Proxy = Url(nameof(SessionOpsOptions.Proxy), "http", "https", "socks5"),
            UserAgent = Text(nameof(SessionOpsOptions.UserAgent)),
            RefreshSchedule = Text(nameof(SessionOpsOptions.RefreshSchedule)) ?? defaults.RefreshSchedule,
        };

        string? Text(string name) => setting(name)?.Trim() is { Length: > 0 } value ? value : null;

        TimeSpan? Seconds(string name) => Text(name) switch
        {
            null => null,
            var text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600
                ? TimeSpan.FromSeconds(seconds)
                : throw new InvalidInputException(ErrorIds.InvalidConfiguration, name,
                    $"{EnvironmentPrefix}{name} is not a number of seconds: write one above 0 and up to 3600, such as 20."),
        };

        Uri? Url(string name, params string[] schemes) => Text(name) switch
        {
            null => null,
            // The value is not repeated: a proxy's address may carry a password.
            var text => Uri.TryCreate(text, UriKind.Absolute, out var url) && schemes.Contains(url.Scheme)
                ? url
                : throw new InvalidInputException(ErrorIds.InvalidConfiguration, name,
                    $"{EnvironmentPrefix}{name} is not an absolute address: write it with its scheme ({string.Join(", ", schemes)}) and host, such as {schemes[^1]}://host:1234."),
        };
    }
}
