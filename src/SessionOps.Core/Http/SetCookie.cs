using System.Globalization;

namespace SessionOps.Http;

/// <summary>Reads the <c>Set-Cookie</c> headers of an answer and writes the <c>Cookie</c> headers of later requests.</summary>
internal static class SetCookie
{
    // Browsers keep 180 per site; YouTube sets some ten.
    private const int MaxCookies = 100;
    private const int MaxLength = 4096;

    /// <summary>Reads cookies; a later one replaces one of the same name, and anything that is not a cookie or belongs elsewhere is left out.</summary>
    public static IReadOnlyList<SessionCookie> Read(IEnumerable<string> headers, Uri url, DateTimeOffset now)
    {
        var cookies = new Dictionary<(string, string, string), SessionCookie>();
        foreach (var header in headers)
        {
            if (Parse(header, url, now) is not { } cookie)
                continue;
            cookies.Remove((cookie.Name, cookie.Domain, cookie.Path));
            if (cookie.ExpiresAt is not { } end || end > now)
                cookies[(cookie.Name, cookie.Domain, cookie.Path)] = cookie;
        }

        return [.. cookies.Values.Take(MaxCookies)];
    }

    /// <summary>The value of the <c>Cookie</c> header for a request; null when no cookie belongs to it.</summary>
    public static string? HeaderFor(Uri url, IReadOnlyList<SessionCookie> cookies, DateTimeOffset now)
    {
        var sent = cookies
            .Where(cookie =>
                IsUsable(cookie)
                && IsDomain(url.Host, cookie.Domain)
                && IsPath(url.AbsolutePath, cookie.Path)
                && (!cookie.IsSecure || url.Scheme == Uri.UriSchemeHttps || url.IsLoopback)
                && !(cookie.ExpiresAt <= now)
            )
            .ToList();
        return sent.Count == 0 ? null : string.Join("; ", sent.Select(static cookie => $"{cookie.Name}={cookie.Value}"));
    }

    /// <summary>Whether name and value can be in a header and in a cookie file; records come from stores, too.</summary>
    public static bool IsUsable(SessionCookie cookie) =>
        cookie.Name.Length is > 0 and <= MaxLength
        && cookie.Value.Length <= MaxLength
        && cookie.Name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
        && cookie.Value.All(static character => character is > ' ' and < '\u007F' and not (';' or ',' or '\\'))
        && IsAddressPart(cookie.Domain)
        && IsAddressPart(cookie.Path);

    private static bool IsAddressPart(string text) =>
        text.Length is > 0 and <= MaxLength && text.All(static character => character is > ' ' and < '\u007F' and not ';');

    private static SessionCookie? Parse(string header, Uri url, DateTimeOffset now)
    {
        var parts = header.Split(';', StringSplitOptions.TrimEntries);
        if (parts[0].Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, var value])
            return null;
        var cookie = new SessionCookie
        {
            Name = name,
            Value = value,
            Domain = url.Host,
        };
        DateTimeOffset? byAge = null;
        foreach (var part in parts.Skip(1))
        {
            var attribute = part.Split('=', 2, StringSplitOptions.TrimEntries);
            var argument = attribute.Length == 2 ? attribute[1] : "";
            switch (attribute[0].ToLowerInvariant())
            {
                case "domain" when argument.Length > 0:
                    cookie = cookie with { Domain = "." + argument.TrimStart('.').ToLowerInvariant() };
                    break;
                case "path" when argument.StartsWith('/'):
                    cookie = cookie with { Path = argument };
                    break;
                case "expires" when DateTimeOffset.TryParse(argument, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end):
                    cookie = cookie with { ExpiresAt = end };
                    break;
                case "max-age" when long.TryParse(argument, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds):
                    byAge = now.AddSeconds(Math.Clamp(seconds, -1, 400L * 24 * 3600));
                    break;
                case "secure":
                    cookie = cookie with { IsSecure = true };
                    break;
                case "httponly":
                    cookie = cookie with { IsHttpOnly = true };
                    break;
            }
        }

        cookie = cookie with { ExpiresAt = byAge ?? cookie.ExpiresAt };
        return IsUsable(cookie) && IsDomain(url.Host, cookie.Domain) && (cookie.Domain == url.Host || cookie.Domain.IndexOf('.', 1) > 0) ? cookie : null;
    }

    private static bool IsDomain(string host, string domain) =>
        domain.StartsWith('.')
            ? host.Equals(domain[1..], StringComparison.OrdinalIgnoreCase) || host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
            : host.Equals(domain, StringComparison.OrdinalIgnoreCase);

    private static bool IsPath(string path, string start) =>
        path.StartsWith(start, StringComparison.Ordinal) && (path.Length == start.Length || start.EndsWith('/') || path[start.Length] == '/');
}
