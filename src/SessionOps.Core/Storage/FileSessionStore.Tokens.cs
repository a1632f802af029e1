using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SessionOps.Storage;

/// <content>The tokens of a session: one file each, named by the hash of its binding.</content>
public sealed partial class FileSessionStore
{
    /// <summary>The most tokens that one process keeps for a session; then the quarter that expires first is deleted.</summary>
    public const int MaxTokensPerSession = 500;

    // What a folder held when it was last looked through, and what came since: looking at 500 files costs more than minting a token.
    private readonly ConcurrentDictionary<string, (int Count, DateTime FirstExpiry)> _tokens = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<PoToken?> ReadTokenAsync(string sessionName, string contentBinding, CancellationToken cancellationToken)
    {
        SessionName.Validate(sessionName);
        return GuardAsync(async () =>
        {
            var path = _layout.Token(sessionName, contentBinding);
            try
            {
                if (await PrivateFile.ReadAsync(path, cancellationToken).ConfigureAwait(false) is not { } content)
                    return null;
                var token = SessionJson.DeserializeToken(content);
                return token.ContentBinding == contentBinding && token.ExpiresAt > _timeProvider.GetUtcNow() ? token : null;
            }
            catch (Exception e) when (e is UnusableFileException or StoreException { ErrorId: ErrorIds.StoreCorrupt })
            {
                // A token can be minted again, so a damaged one is not kept.
                _logger.LogWarning("A stored token of the session '{Name}' is ignored. {Problem}", sessionName, e.Message);
                return null;
            }
        });
    }

    /// <inheritdoc/>
    public Task WriteTokenAsync(string sessionName, PoToken token, CancellationToken cancellationToken)
    {
        SessionName.Validate(sessionName);
        return GuardAsync(async () =>
        {
            if (token.ExpiresAt <= _timeProvider.GetUtcNow())
                return false;
            using var held = await LockAsync(sessionName, cancellationToken).ConfigureAwait(false);
            PrivateFile.CreateFolder(_layout.Tokens(sessionName));
            var path = _layout.Token(sessionName, token.ContentBinding);
            MakeRoom(_layout.Tokens(sessionName), Path.GetFileName(path), token.ExpiresAt.UtcDateTime);
            await PrivateFile
                .ReplaceAsync(path, SessionJson.SerializeToken(token), token.ExpiresAt.UtcDateTime, durably: false, cancellationToken)
                .ConfigureAwait(false);
            return true;
        });
    }

    // A token's file carries its expiry as the time of its last write, so that the expired ones are found without opening each.
    private void MakeRoom(string folder, string replaced, DateTime expiry)
    {
        var now = _timeProvider.GetUtcNow().UtcDateTime;
        if (!_tokens.TryGetValue(folder, out var known) || known.Count >= MaxTokensPerSession || known.FirstExpiry <= now)
            known = Tidy(folder, replaced, now);
        _tokens[folder] = (known.Count + 1, known.FirstExpiry < expiry ? known.FirstExpiry : expiry);
    }

    private static (int Count, DateTime FirstExpiry) Tidy(string folder, string replaced, DateTime now)
    {
        var others = new DirectoryInfo(folder).GetFiles().Where(file => file.Name != replaced).OrderByDescending(file => file.LastWriteTimeUtc).ToList();
        var room = others.Count < MaxTokensPerSession ? MaxTokensPerSession : MaxTokensPerSession * 3 / 4;
        var kept = others.Where((file, i) => i < room && file.LastWriteTimeUtc > now && file.Extension != PrivateFile.TemporarySuffix).ToList();
        foreach (var file in others.Except(kept))
            file.Delete();
        return (kept.Count, kept.Count == 0 ? DateTime.MaxValue : kept[^1].LastWriteTimeUtc);
    }
}
