using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SessionOps.Http;
using SessionOps.InnerTube;
using SessionOps.Storage;

namespace SessionOps.Attestation;

/// <summary>Gets interpreters: from memory or disk by their hash, else from an allowed host; always verified.</summary>
internal sealed class InterpreterClient(HttpClient http, SessionOpsOptions options, TimeProvider timeProvider, ILogger<InterpreterClient>? logger = null)
{
    // 64 KB each, and YouTube serves a few at a time.
    private const int MostInMemory = 16;

    private readonly YouTubeSender _sender = new(http, options, timeProvider);
    private readonly ILogger _logger = logger ?? NullLogger<InterpreterClient>.Instance;
    private readonly string _folder = Path.Combine(CacheFolder.From(options), "interpreters");
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Gets the interpreter of a challenge.</summary>
    /// <exception cref="AttestationException">Its address is not allowed or redirects, or the script does not have the announced hash.</exception>
    public async Task<string> GetAsync(Challenge challenge, CancellationToken cancellationToken)
    {
        var hash = challenge.InterpreterHash?.TrimEnd('=');
        if (challenge.InterpreterScript is { } inline)
            return hash is null || HashOf(inline) == hash ? inline : throw Mismatch();
        if (hash is null)
            throw new AttestationException(ErrorIds.InterpreterRefused, SessionStage.Challenge,
                "The challenge names an interpreter without its hash, so it cannot be verified and is not run.");
        if (_known.TryGetValue(hash, out var known))
            return known;

        var script = await ReadFileAsync(hash, cancellationToken).ConfigureAwait(false);
        if (script is null)
        {
            script = await DownloadAsync(challenge.InterpreterUrl, hash, cancellationToken).ConfigureAwait(false);
            await WriteFileAsync(hash, script, cancellationToken).ConfigureAwait(false);
        }

        if (_known.Count >= MostInMemory)
            _known.Clear();
        return _known[hash] = script;
    }

    private async Task<string> DownloadAsync(Uri? url, string hash, CancellationToken cancellationToken)
    {
        if (url is not null && !IsSafe(url))
            throw Refused($"The interpreter's address on '{url.Authority}' is not https; it is not loaded.");
        if (url is null || !options.InterpreterHosts.Any(allowed => IsHost(url, allowed)))
            throw Refused($"The interpreter's address is on '{url?.Authority}', which is not one of SessionOps__InterpreterHosts ({string.Join(", ", options.InterpreterHosts)}); it is not loaded.");
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        var answer = await _sender.SendAsync("The interpreter", request, cancellationToken).ConfigureAwait(false);
        if (answer.Redirect is not null || answer.Url != url)
            throw Refused($"The interpreter's address on '{url.Authority}' redirects elsewhere; redirects are not followed for scripts that are run.");
        return HashOf(answer.Body) == hash ? answer.Body : throw Mismatch();
    }

    // What comes over plain http can be changed on its way; the hash comes from a page that may have come the same way.
    private static bool IsSafe(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);

    private static bool IsHost(Uri url, string allowed)
        => string.Equals(allowed, url.Authority, StringComparison.OrdinalIgnoreCase) || (url.IsDefaultPort && string.Equals(allowed, url.Host, StringComparison.OrdinalIgnoreCase));

    private async Task<string?> ReadFileAsync(string hash, CancellationToken cancellationToken)
    {
        try
        {
            var script = await File.ReadAllTextAsync(FileOf(hash), cancellationToken).ConfigureAwait(false);
            if (HashOf(script) == hash)
                return script;
            _logger.LogWarning("The cached interpreter {File} does not have its hash; it is loaded anew", FileOf(hash));
            return null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _logger.LogWarning("The cached interpreter {File} cannot be read ({Error}); it is loaded anew", FileOf(hash), error.Message);
            return null;
        }
    }

    private async Task WriteFileAsync(string hash, string script, CancellationToken cancellationToken)
    {
        var file = FileOf(hash);
        var next = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(_folder);
            await File.WriteAllTextAsync(next, script, cancellationToken).ConfigureAwait(false);
            File.Move(next, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _logger.LogWarning("The interpreter cannot be cached in {Folder} ({Error}); it is loaded again the next time", _folder, error.Message);
        }
    }

    // The hash names the file only after its own hash has been taken: what a challenge says never becomes a path.
    private string FileOf(string hash) => Path.Combine(_folder, $"{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(hash)))[..32]}.js");

    private static string HashOf(string script)
        => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static AttestationException Refused(string message) => new(ErrorIds.InterpreterRefused, SessionStage.Challenge, message);

    private static AttestationException Mismatch() => new(ErrorIds.InterpreterHashMismatch, SessionStage.Challenge,
        "The interpreter does not have the hash that its challenge announced; it is not run. Something between here and YouTube may have changed it: check the proxy, and try again.");
}
