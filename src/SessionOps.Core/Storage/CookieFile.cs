using System.Globalization;
using System.Text;
using SessionOps.Http;

namespace SessionOps.Storage;

/// <summary>Writes a session's cookies in Netscape's format, as yt-dlp and curl read them, for its owner alone.</summary>
internal static class CookieFile
{
    /// <summary>Writes the file; one that exists is replaced.</summary>
    /// <exception cref="StoreException">The file could not be written.</exception>
    public static async Task WriteAsync(string path, IReadOnlyList<SessionCookie> cookies, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("# Netscape HTTP Cookie File\n");
        foreach (var cookie in cookies.Where(SetCookie.IsUsable))
        {
            text.Append(cookie.IsHttpOnly ? "#HttpOnly_" : "")
                .AppendJoin(
                    '\t',
                    cookie.Domain,
                    cookie.Domain.StartsWith('.') ? "TRUE" : "FALSE",
                    cookie.Path,
                    cookie.IsSecure ? "TRUE" : "FALSE",
                    (cookie.ExpiresAt?.ToUnixTimeSeconds() ?? 0).ToString(CultureInfo.InvariantCulture),
                    cookie.Name,
                    cookie.Value
                )
                .Append('\n');
        }

        try
        {
            await PrivateFile
                .ReplaceAsync(Path.GetFullPath(path), Encoding.ASCII.GetBytes(text.ToString()), modified: null, durably: false, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(ErrorIds.StoreUnavailable, $"The cookies could not be written: {FileProblem.Of(error)}.", error)
            {
                LocalAction = $"The file is '{path}'.",
            };
        }
    }
}
