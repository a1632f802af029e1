using System.Collections.ObjectModel;
using System.Globalization;

namespace SessionOps;

/// <summary>Reads values of settings; what cannot be used is refused by name and without its value, which may be a secret.</summary>
internal sealed class SettingReader(Func<string, string?> setting, Func<string, IEnumerable<KeyValuePair<string, string?>>>? members)
{
    private const int MaxSeconds = 3600;

    // The longest that browsers send are below 300.
    private const int MaxUserAgentLength = 512;

    public string? Text(string name) => setting(name)?.Trim() is { Length: > 0 } value ? value : null;

    public string? OneOf(string name, string values) =>
        Text(name)?.ToLowerInvariant() is not { } value ? null
        : values.Split(',').Contains(value) ? value
        : throw Unusable(name, $"is not one of {values.Replace(",", ", ", StringComparison.Ordinal)}");

    public string? HeaderText(string name) =>
        Text(name) is not { } value ? null
        : value.Length <= MaxUserAgentLength && !value.AsSpan().ContainsAnyExceptInRange(' ', '~') ? value
        : throw Unusable(name, $"is not text for a header: it has up to {MaxUserAgentLength} printable ASCII characters");

    public IReadOnlyList<string>? List(string name) => Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public TimeSpan? Seconds(string name) =>
        Text(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MaxSeconds
            ? TimeSpan.FromSeconds(seconds)
        : throw Unusable(name, $"is not a number of seconds above 0 and up to {MaxSeconds}, such as 20");

    public int? Count(string name) =>
        Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count
        : throw Unusable(name, "is not a whole number above 0");

    public bool? Flag(string name) =>
        Text(name) is not { } text ? null
        : bool.TryParse(text, out var flag) ? flag
        : throw Unusable(name, "is neither true nor false");

    public Uri? Url(string name, string schemes) =>
        Text(name) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && schemes.Split(',').Contains(url.Scheme) && IsHost(url.Host) ? Whole(name, url)
        : throw Unusable(
            name,
            $"is not an absolute address: write it with its scheme ({schemes.Replace(",", ", ", StringComparison.Ordinal)}) and host, such as {schemes.Split(',')[0]}://host:1234, "
                + "and percent-encode what is special in a user or password (# as %23, / as %2F, @ as %40)"
        );

    public IReadOnlyDictionary<string, string>? Members(string name)
    {
        // If it were ignored, a variable that was never filled in would leave a host without the key that it was meant to have.
        if (name == nameof(SessionOpsOptions.Keys) && members?.Invoke(name).FirstOrDefault(static member => member.Value is "") is { Key: { } empty })
            throw new InvalidInputException(
                ErrorIds.InvalidConfiguration,
                name,
                $"{SettingCatalogue.Of(name).Variable}__{empty} is empty: set it to a random key, or remove it."
            );
        var values = members
            ?.Invoke(name)
            .Where(member => !string.IsNullOrEmpty(member.Value))
            .ToDictionary(member => member.Key, member => member.Value!, StringComparer.OrdinalIgnoreCase);
        return values is null or { Count: 0 } ? null : new ReadOnlyDictionary<string, string>(values);
    }

    // Schemes that .NET does not know may have anything for a host.
    private static bool IsHost(string host) => host.Length > 0 && Uri.CheckHostName(host) != UriHostNameType.Unknown;

    // A password with a slash, a question mark or a hash in it ends the host early and leaves the rest as a path.
    private static Uri Whole(string name, Uri url) =>
        name != nameof(SessionOpsOptions.Proxy) || (url.AbsolutePath is "" or "/" && url.Query.Length == 0 && url.Fragment.Length == 0)
            ? url
            : throw Unusable(name, "has more than scheme, user, host and port: percent-encode what is special in a password (# as %23, / as %2F, @ as %40)");

    private static InvalidInputException Unusable(string name, string why) =>
        new(ErrorIds.InvalidConfiguration, name, $"{SettingCatalogue.Of(name).Variable} {why}.");
}
