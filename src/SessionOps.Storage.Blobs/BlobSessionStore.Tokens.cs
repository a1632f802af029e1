using System.Globalization;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;

namespace SessionOps.Storage.Blobs;

/// <content>The tokens of a session: one blob each, named by the hash of its binding, with its expiry as metadata.</content>
public sealed partial class BlobSessionStore
{
    /// <summary>The most tokens that a sweep leaves to a session; those that expire first are deleted.</summary>
    public const int MaxTokensPerSession = 500;

    private const string ExpiresKey = "expires";

    // To list the tokens costs a request and more; this many may be too many until then.
    private const int WritesBetweenSweeps = 100;

    private int _tokenWrites;

    /// <inheritdoc/>
    public Task<PoToken?> ReadTokenAsync(string sessionName, string contentBinding, CancellationToken cancellationToken)
    {
        SessionName.Validate(sessionName);
        return RunAsync(
            async token =>
            {
                var blob = BlobStoreLayout.Token(sessionName, contentBinding);
                return
                    await _blobs.FindAsync(blob, token).ConfigureAwait(false) is { } record
                    && OpenToken(record, blob) is { } found
                    && found.ContentBinding == contentBinding
                    && found.ExpiresAt > _timeProvider.GetUtcNow()
                    ? found
                    : null;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task WriteTokenAsync(string sessionName, PoToken token, CancellationToken cancellationToken)
    {
        SessionName.Validate(sessionName);
        return RunAsync(
            async cancellation =>
            {
                if (token.ExpiresAt <= _timeProvider.GetUtcNow())
                    return false;
                if (Interlocked.Increment(ref _tokenWrites) % WritesBetweenSweeps == 1)
                    await SweepTokensAsync(cancellation).ConfigureAwait(false);
                var blob = BlobStoreLayout.Token(sessionName, token.ContentBinding);
                var content = _cipher.Seal(SessionJson.SerializeToken(token), blob);
                var metadata = new Dictionary<string, string> { [ExpiresKey] = token.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };
                if (
                    await _blobs.TryPutAsync(blob, content, null, metadata, cancellation).ConfigureAwait(false) is not null
                    || await _blobs.FindAsync(blob, cancellation).ConfigureAwait(false) is not { } older
                )
                    return true;
                // Only to learn whether it may be replaced: reading throws when it has another key.
                OpenToken(older, blob);
                // Another process that replaced it first has minted one that is as good.
                await _blobs.TryPutAsync(blob, content, older.ETag, metadata, cancellation).ConfigureAwait(false);
                return true;
            },
            cancellationToken
        );
    }

    private PoToken? OpenToken(BlobRecord record, string blob)
    {
        try
        {
            return SessionJson.DeserializeToken(_cipher.Open(record.Content, blob));
        }
        catch (StoreException e) when (e.ErrorId == ErrorIds.StoreCorrupt)
        {
            // A token can be minted again, so a damaged one is not kept.
            _logger.LogWarning("The stored token '{Blob}' is ignored. {Problem}", blob, e.Message);
            return null;
        }
    }

    private async Task SweepTokensAsync(CancellationToken cancellationToken)
    {
        var now = _timeProvider.GetUtcNow().ToUnixTimeSeconds();
        var tokens = await _blobs.ListAsync(BlobStoreLayout.AllTokens, BlobTraits.Metadata, cancellationToken).ConfigureAwait(false);
        var dispensable = tokens
            .GroupBy(blob => blob.Name[..blob.Name.LastIndexOf('/')])
            .SelectMany(session => session.OrderByDescending(ExpiryOf).Where((blob, i) => ExpiryOf(blob) <= now || i >= MaxTokensPerSession));
        // Somebody waits for the write that sweeps; the rest is left to the next one.
        await _blobs.DeleteAsync(dispensable.Take(WritesBetweenSweeps), cancellationToken).ConfigureAwait(false);
    }

    private static long ExpiryOf(BlobItem blob) =>
        blob.Metadata is not null && blob.Metadata.TryGetValue(ExpiresKey, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : 0;
}
