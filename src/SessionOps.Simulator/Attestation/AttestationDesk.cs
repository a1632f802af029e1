using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SessionOps.Simulator.Challenges;

namespace SessionOps.Simulator.Attestation;

/// <summary>Issues challenges, judges snapshots, grants integrity tokens and verifies what is minted with them.</summary>
internal sealed class AttestationDesk(SimulatorOptions options, Random random)
{
    private const byte MintedFirstByte = 0x32;
    private const int IdLength = 16;
    private const int HeadLength = IdLength + 4 + 16;

    private readonly ConcurrentDictionary<string, IssuedChallenge> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Text, DateTimeOffset IssuedAt)> _interpreters = new(StringComparer.Ordinal);
    private readonly ChallengeWriter _writer = new(random, options.ProgramBytes);

    public IssuedChallenge Issue(PageVisit visit, IReadOnlyDictionary<string, string> faults, string? globalName = null)
    {
        var now = options.TimeProvider.GetUtcNow();
        Forget(now);
        var challenge = _writer.Write(visit, now, faults, globalName);
        _open[challenge.Nonce] = challenge;
        _interpreters[challenge.InterpreterHash] = (challenge.Interpreter, now);
        return challenge;
    }

    public string? FindInterpreter(string hash) => _interpreters.GetValueOrDefault(hash).Text;

    /// <summary>Replaces the text behind a hash, so that the two do not fit.</summary>
    public void Spoil(string hash) => _interpreters[hash] = _interpreters[hash] with { Text = _interpreters[hash].Text + "\n" };

    /// <summary>Judges a snapshot, once.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="userAgent">The user agent of the request that brought it.</param>
    /// <param name="lifetime">How long to honour the grant.</param>
    /// <param name="reason">Why nothing was granted.</param>
    /// <returns>The integrity token; null when the snapshot does not fit.</returns>
    public string? Judge(string snapshot, string userAgent, TimeSpan lifetime, out string reason)
    {
        var (challenge, seen) = Open(snapshot);
        // A snapshot counts once, whatever the result and however many requests have it at the same time.
        if (challenge is null || !_open.TryRemove(challenge.Nonce, out _))
        {
            reason = "the snapshot belongs to no open challenge";
            return null;
        }

        reason =
            options.TimeProvider.GetUtcNow() - challenge.IssuedAt > options.ChallengeLifetime ? "the challenge has expired"
            : seen.EventId != challenge.Visit.EventId ? "the EVENT_ID is not the page's"
            : seen.Collected != challenge.Collected ? challenge.Difference(seen.Collected)
            : seen.Proof != challenge.FinalKey.ToString("x", CultureInfo.InvariantCulture) ? "the run did not reach its end"
            : userAgent != challenge.Visit.UserAgent ? "the user agent is not the page's"
            : "ok";
        return reason == "ok" ? Grant(challenge.FinalKey, lifetime) : null;
    }

    /// <summary>A token in the form of a minted one that was not minted.</summary>
    public string Fallback()
    {
        var bytes = new byte[76];
        lock (random)
            random.NextBytes(bytes);
        (bytes[0], bytes[1]) = (MintedFirstByte, (byte)(bytes.Length - 2));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Says whether a token was minted for a binding with a grant that is still valid.</summary>
    public Verdict Verify(string token, string contentBinding)
    {
        if (Decode(token) is not [MintedFirstByte, var length, .. var payload] || payload.Length != length || payload.Length < HeadLength + 32)
            return Verdict.No("not a minted token");
        if (!_grants.TryGetValue(Convert.ToHexString(payload.AsSpan(0, IdLength)), out var grant))
            return Verdict.No("not minted with an integrity token");
        var signed = new byte[HeadLength + Encoding.UTF8.GetByteCount(contentBinding)];
        payload.AsSpan(0, HeadLength).CopyTo(signed);
        Encoding.UTF8.GetBytes(contentBinding, signed.AsSpan(HeadLength));
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(grant.Secret, signed), payload.AsSpan(HeadLength)))
            return Verdict.No("minted for another content binding");
        return options.TimeProvider.GetUtcNow() < grant.ExpiresAt ? Verdict.Ok : Verdict.No("expired");
    }

    private static byte[]? Decode(string text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;

    private string Grant(uint finalKey, TimeSpan lifetime)
    {
        var grant = new Grant(RandomNumberGenerator.GetBytes(IdLength), RandomNumberGenerator.GetBytes(32), options.TimeProvider.GetUtcNow() + lifetime);
        _grants[Convert.ToHexString(grant.Id)] = grant;
        byte[] opened = [.. grant.Id, .. grant.Secret];
        return Convert.ToBase64String(RollingKey.Apply(finalKey, [.. opened, .. SHA256.HashData(opened).AsSpan(0, 4)]));
    }

    // Late ones are kept for as long again, so that they are reported as expired.
    private void Forget(DateTimeOffset now)
    {
        var oldest = now - (2 * options.ChallengeLifetime);
        foreach (var (nonce, challenge) in _open)
        {
            if (challenge.IssuedAt < oldest)
                _open.TryRemove(nonce, out _);
        }

        foreach (var (hash, interpreter) in _interpreters)
        {
            if (interpreter.IssuedAt < oldest)
                _interpreters.TryRemove(hash, out _);
        }
    }

    // The nonce inside names the challenge; the key to it is the challenge's own, so each open one is tried.
    private (IssuedChallenge? Challenge, Seen Seen) Open(string snapshot)
    {
        if (!snapshot.StartsWith('$') || Decode(snapshot[1..]) is not { } sealedBytes)
            return (null, Seen.Nothing);
        foreach (var challenge in _open.Values)
        {
            var text = Encoding.Latin1.GetString(RollingKey.Apply(challenge.PageKey, sealedBytes));
            if (text.StartsWith($"[\"{challenge.Nonce}\"", StringComparison.Ordinal) && Seen.Read(text) is { } seen)
                return (challenge, seen);
        }

        return (null, Seen.Nothing);
    }

    private sealed record Seen(string EventId, string Collected, string Proof)
    {
        public static Seen Nothing { get; } = new("", "", "");

        public static Seen? Read(string text)
        {
            try
            {
                return JsonSerializer.Deserialize(text, SimulatorJson.Default.StringArray) is [_, var eventId, var collected, var proof]
                    ? new Seen(eventId, collected, proof)
                    : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
