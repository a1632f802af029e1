using System.Runtime.CompilerServices;
using Azure;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SessionOps.Storage.Blobs;

/// <summary>Keeps sessions in a container of Azure Blob Storage, shared by many instances.</summary>
public sealed partial class BlobSessionStore : ISessionStore
{
    /// <summary>For how long a refresher that crashed keeps others from taking over, at most.</summary>
    public static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(20);

    // Under contention each round has one winner; an unconditional write seldom needs many rounds.
    private const int OverwriteAttempts = 10;

    private readonly BlobRecords _blobs;
    private readonly RecordCipher _cipher;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    private BlobSessionStore(BlobRecords blobs, RecordCipher cipher, TimeProvider timeProvider, ILogger logger) =>
        (_blobs, _cipher, _timeProvider, _logger) = (blobs, cipher, timeProvider, logger);

    /// <inheritdoc/>
    public string Location => _blobs.Location;

    /// <summary>Whether the setting <c>SessionOps__Store</c> means a blob container rather than a folder.</summary>
    public static bool CanOpen(string? store) => StoreAddress.Parse(store).Kind is StoreKind.Container or StoreKind.ConnectionString;

    /// <summary>Opens the container of the settings: by its URL with the host's identity or a signature, or by a connection string. Nothing is asked yet.</summary>
    /// <param name="options">The settings <c>Store</c>, <c>Container</c> and <c>StoreKey</c>.</param>
    /// <param name="timeProvider">The clock by which tokens expire and leases are renewed.</param>
    /// <param name="loggerFactory">Where warnings go; null for nowhere.</param>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    public static BlobSessionStore Create(SessionOpsOptions options, TimeProvider timeProvider, ILoggerFactory? loggerFactory = null) =>
        Create(options, timeProvider, loggerFactory, transport: null);

    internal static BlobSessionStore Create(
        SessionOpsOptions options,
        TimeProvider timeProvider,
        ILoggerFactory? loggerFactory,
        HttpPipelineTransport? transport
    )
    {
        var logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger<BlobSessionStore>();
        var blobs = new BlobRecords(BlobContainerAddress.Open(options, transport), timeProvider, logger);
        return new BlobSessionStore(blobs, new RecordCipher(options.StoreKey), timeProvider, logger);
    }

    /// <inheritdoc/>
    public Task<StoredSession?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        SessionName.Validate(name);
        return RunAsync(token => LoadOrSetAsideAsync(name, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> WriteAsync(YouTubeSession session, string? expectedVersion, CancellationToken cancellationToken)
    {
        var name = SessionName.Validate(session.Name);
        return RunAsync(
            async token =>
            {
                var blob = BlobStoreLayout.Session(name);
                var content = _cipher.Seal(SessionJson.Serialize(session), blob);
                var attempts = expectedVersion == StoredSession.AnyVersion ? OverwriteAttempts : 1;
                for (var i = 0; i < attempts; i++)
                {
                    // A version was read, so that what has it can be overwritten; anything else must be looked at first.
                    var current = expectedVersion is null or StoredSession.AnyVersion
                        ? await FindVersionAsync(name, token).ConfigureAwait(false)
                        : expectedVersion;
                    if (expectedVersion is null && current is not null)
                        break;
                    if (
                        await _blobs.TryPutAsync(blob, content, current is null ? null : new ETag(current), metadata: null, token).ConfigureAwait(false) is
                        { } written
                    )
                        return written.ToString();
                }

                throw new StoreException(ErrorIds.StoreConflict, $"The session '{name}' was written or removed by somebody else meanwhile: read it again.");
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        SessionName.Validate(name);
        return RunAsync(
            async token =>
            {
                var found = await _blobs.Container.DeleteBlobIfExistsAsync(BlobStoreLayout.Session(name), cancellationToken: token).ConfigureAwait(false);
                await _blobs
                    .DeleteAsync(await _blobs.ListAsync(BlobStoreLayout.Tokens(name), BlobTraits.None, token).ConfigureAwait(false), token)
                    .ConfigureAwait(false);
                return found.Value;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var blobs = await RunAsync(token => _blobs.ListAsync(BlobStoreLayout.Sessions, BlobTraits.None, token), cancellationToken).ConfigureAwait(false);
        // The storage's own order takes ".json" for a part of the name.
        foreach (var name in blobs.Select(blob => BlobStoreLayout.NameOf(blob.Name)).OfType<string>().Order(StringComparer.Ordinal))
            yield return name;
    }

    /// <inheritdoc/>
    public Task<IRefreshLease?> TryAcquireLeaseAsync(string name, CancellationToken cancellationToken)
    {
        SessionName.Validate(name);
        return RunAsync<IRefreshLease?>(
            async token =>
            {
                var blob = _blobs.Container.GetBlobClient(BlobStoreLayout.Lease(name));
                var leaseId = Guid.NewGuid().ToString();
                var askedAt = _timeProvider.GetTimestamp();
                if (!await TryAcquireAsync(blob, leaseId, token).ConfigureAwait(false))
                    return null;
                try
                {
                    var version = await FindVersionAsync(name, token).ConfigureAwait(false);
                    return new BlobRefreshLease(this, name, blob, leaseId, askedAt, version, LeaseDuration, _timeProvider, _logger);
                }
                catch
                {
                    await blob.GetBlobLeaseClient(leaseId).ReleaseAsync(cancellationToken: token).ConfigureAwait(false);
                    throw;
                }
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken) => _blobs.RunAsync(action, cancellationToken);

    private async Task<bool> TryAcquireAsync(BlobClient blob, string leaseId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var acquired = await blob.GetBlobLeaseClient(leaseId).AcquireAsync(LeaseDuration, cancellationToken: cancellationToken).ConfigureAwait(false);
                return acquired.Value.LeaseId == leaseId ? true : throw new InvalidDataException("The answer to a lease does not name it.");
            }
            catch (RequestFailedException e) when (e.ErrorCode == "LeaseAlreadyPresent")
            {
                return false;
            }
            catch (RequestFailedException e) when (attempt == 1 && BlobErrors.IsMissing(e))
            {
                await CreateLeaseBlobAsync(blob.Name, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task CreateLeaseBlobAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await _blobs.TryPutAsync(name, [], expected: null, metadata: null, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.ErrorCode == "LeaseIdMissing")
        {
            _logger.LogDebug("The blob '{Blob}' was created and leased by somebody else meanwhile.", name);
        }
    }

    private async Task<StoredSession?> LoadOrSetAsideAsync(string name, CancellationToken cancellationToken)
    {
        var blob = BlobStoreLayout.Session(name);
        if (await _blobs.FindAsync(blob, cancellationToken).ConfigureAwait(false) is not { } record)
            return null;
        try
        {
            return new StoredSession(SessionJson.Deserialize(_cipher.Open(record.Content, blob), name), record.ETag.ToString());
        }
        catch (StoreException e) when (e.ErrorId == ErrorIds.StoreCorrupt)
        {
            var aside = BlobStoreLayout.Corrupt(name, record.Content);
            await _blobs.SetAsideAsync(blob, aside, record.ETag, cancellationToken).ConfigureAwait(false);
            _logger.LogWarning("The stored session '{Name}' was set aside as {Blob}. {Problem}", name, aside, e.Message);
            throw new StoreException(ErrorIds.StoreCorrupt, $"{e.Message} It was set aside as '{aside}' in '{Location}'.", e)
            {
                RecommendedAction = "Ask for the session again: a new one takes its place. Look at the blob that was set aside if this happens more than once.",
            };
        }
    }

    // A damaged blob is out of the way afterwards and counts as none; a newer one, or one of another key, throws.
    private async Task<string?> FindVersionAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await LoadOrSetAsideAsync(name, cancellationToken).ConfigureAwait(false))?.Version;
        }
        catch (StoreException e) when (e.ErrorId == ErrorIds.StoreCorrupt)
        {
            return null;
        }
    }
}
