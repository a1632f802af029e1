using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SessionOps.Http;
using SessionOps.InnerTube;
using SessionOps.Storage;
using SessionOps.Tokens;

namespace SessionOps.Attestation;

/// <summary>Gets interpreters: from memory or disk by their hash, else from an allowed host; always verified.</summary>
internal sealed class InterpreterClient(YouTubeSender sender, SessionOpsOptions options, ILogger<InterpreterClient>? logger = null)
{
    // 64 KB each, and YouTube serves a few at a time.
    private const int MaxInMemory = 16;

    private readonly ILogger _logger = logger ?? NullLogger<InterpreterClient>.Instance;
    private readonly InterpreterFiles _files = new(Path.Combine(CacheFolder.From(options), "interpreters"), logger ?? NullLogger<InterpreterClient>.Instance);
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Gets the interpreter of a challenge.</summary>
    /// <exception cref="AttestationException">Its address is not allowed or redirects, or the script does not have the announced hash.</exception>
    public async Task<string> GetAsync(Challenge challenge, CancellationToken cancellationToken)
    {
        var hash = challenge.InterpreterHash?.TrimEnd('=');
        if (challenge.InterpreterScript is { } inline)
            return hash is null || HashOf(inline) == hash ? inline : throw Mismatch();
        if (hash is null)
            throw new AttestationException(
                ErrorIds.InterpreterRefused,
                SessionStage.Challenge,
                "The challenge names an interpreter without its hash, so it cannot be verified and is not run."
            );
        if (_known.TryGetValue(hash, out var known))
            return known;

        var script = ReadFile(hash);
        if (script is null)
        {
            script = await DownloadAsync(challenge.InterpreterUrl, hash, cancellationToken).ConfigureAwait(false);
            _files.Write(hash, script);
        }

        if (_known.Count >= MaxInMemory)
            _known.Clear();
        return _known[hash] = script;
    }

    private async Task<string> DownloadAsync(Uri? url, string hash, CancellationToken cancellationToken)
    {
        if (url is not null && !IsSafe(url))
            throw Refused($"The interpreter's address on '{url.Authority}' is not https; it is not loaded.");
        if (url is null || !options.InterpreterHosts.Any(allowed => IsHost(url, allowed)))
            throw Refused(
                $"The interpreter's address is on '{url?.Authority}', which is not one of SessionOps__InterpreterHosts ({string.Join(", ", options.InterpreterHosts)}); it is not loaded."
            );
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        var answer = await sender.SendAsync("The interpreter", request, cancellationToken).ConfigureAwait(false);
        if (answer.Redirect is not null || answer.Url != url)
            throw Refused($"The interpreter's address on '{url.Authority}' redirects elsewhere; redirects are not followed for scripts that are run.");
        return HashOf(answer.Body) == hash ? answer.Body : throw Mismatch();
    }

    // What comes over plain http can be changed on its way; the hash comes from a page that may have come the same way.
    private static bool IsSafe(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);

    private static bool IsHost(Uri url, string allowed) =>
        string.Equals(allowed, url.Authority, StringComparison.OrdinalIgnoreCase)
        || (url.IsDefaultPort && string.Equals(allowed, url.Host, StringComparison.OrdinalIgnoreCase));

    private string? ReadFile(string hash)
    {
        var script = _files.Read(hash);
        if (script is null || HashOf(script) == hash)
            return script;
        _logger.LogWarning("A cached interpreter does not have its hash; it is downloaded again");
        return null;
    }

    private static string HashOf(string script) => WebSafeBase64.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(script))).TrimEnd('=');

    private static AttestationException Refused(string message) => new(ErrorIds.InterpreterRefused, SessionStage.Challenge, message);

    private static AttestationException Mismatch() =>
        new(
            ErrorIds.InterpreterHashMismatch,
            SessionStage.Challenge,
            "The interpreter does not have the hash that its challenge announced; it is not run. Something between here and YouTube may have changed it: check the proxy, and try again."
        );
}
