using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;

namespace SessionOps.Storage.Blobs;

/// <summary>Reads and writes single blobs of a container, within seconds, each write on a condition.</summary>
internal sealed class BlobRecords(BlobContainerClient container, TimeProvider timeProvider, ILogger logger)
{
    private const string WriteIdKey = "writeid";
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private volatile bool _containerIsThere;

    public BlobContainerClient Container { get; } = container;

    public string Location { get; } = BlobContainerAddress.Describe(container.Uri);

    /// <summary>Does something with the container, which is created if it is not there; turns what goes wrong into the store's errors.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(s_timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await CreateContainerAsync(either.Token).ConfigureAwait(false);
            return await action(either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (BlobErrors.Map(e, Location) is { } mapped)
        {
            if (BlobErrors.IsMissingContainer(e))
                _containerIsThere = false;
            throw mapped;
        }
    }

    /// <summary>Reads a blob, or null.</summary>
    public async Task<BlobRecord?> FindAsync(string blob, CancellationToken cancellationToken)
    {
        try
        {
            var response = await Container.GetBlobClient(blob).DownloadStreamingAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            using var download = response.Value;
            // The storage names the version of what it gives. An answer from anything else is not taken for the record, which would then be set aside as damaged.
            if (download.Details.ETag == default)
                throw NoVersion(blob);
            // A record in base64 is a third larger; what is larger than twice is not a record, and is not read to its end.
            var buffer = new byte[(int)Math.Min(download.Details.ContentLength, 2 * SessionJson.MaxBytes)];
            await download.Content.ReadExactlyAsync(buffer, cancellationToken).ConfigureAwait(false);
            return new BlobRecord(buffer, download.Details.ETag);
        }
        catch (RequestFailedException e) when (BlobErrors.IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>Writes a blob if it still has a version (null: if there is none). Null when it has not.</summary>
    public async Task<ETag?> TryPutAsync(
        string blob,
        byte[] content,
        ETag? expected,
        IDictionary<string, string>? metadata,
        CancellationToken cancellationToken
    )
    {
        var client = Container.GetBlobClient(blob);
        var writeId = Guid.NewGuid().ToString("N");
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json", CacheControl = "no-store" },
            Metadata = new Dictionary<string, string>(metadata ?? new Dictionary<string, string>()) { [WriteIdKey] = writeId },
            Conditions = expected is { } version ? new BlobRequestConditions { IfMatch = version } : new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            var written = (await client.UploadAsync(BinaryData.FromBytes(content), options, cancellationToken).ConfigureAwait(false)).Value.ETag;
            return written == default ? throw NoVersion(blob) : written;
        }
        catch (RequestFailedException e) when (BlobErrors.IsConflict(e))
        {
            // The client repeats a write whose answer was lost, and then meets its own first try.
            var current = await FindPropertiesAsync(client, cancellationToken).ConfigureAwait(false);
            return current is not null && current.Metadata.TryGetValue(WriteIdKey, out var id) && id == writeId ? current.ETag : null;
        }
    }

    /// <summary>Copies a damaged blob out of the way, then deletes it, unless it has changed meanwhile.</summary>
    public async Task SetAsideAsync(string blob, string aside, ETag version, CancellationToken cancellationToken)
    {
        var source = Container.GetBlobClient(blob);
        var unchanged = new BlobRequestConditions { IfMatch = version };
        try
        {
            var copy = await Container
                .GetBlobClient(aside)
                .StartCopyFromUriAsync(source.Uri, new BlobCopyFromUriOptions { SourceConditions = unchanged }, cancellationToken)
                .ConfigureAwait(false);
            await copy.WaitForCompletionAsync(cancellationToken).ConfigureAwait(false);
            await source.DeleteIfExistsAsync(conditions: unchanged, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (BlobErrors.IsConflict(e) || BlobErrors.IsMissing(e))
        {
            logger.LogInformation("The damaged blob '{Blob}' was replaced or set aside by somebody else meanwhile.", blob);
        }
    }

    /// <summary>Deletes blobs that are still as they were listed, a few at a time.</summary>
    public Task DeleteAsync(IEnumerable<BlobItem> blobs, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            blobs,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (blob, token) =>
            {
                try
                {
                    var unchanged = new BlobRequestConditions { IfMatch = blob.Properties.ETag };
                    await Container.DeleteBlobIfExistsAsync(blob.Name, conditions: unchanged, cancellationToken: token).ConfigureAwait(false);
                }
                catch (RequestFailedException e) when (BlobErrors.IsConflict(e))
                {
                    logger.LogDebug("The blob '{Blob}' was written meanwhile and stays.", blob.Name);
                }
            }
        );

    /// <summary>Lists the blobs whose names begin with a prefix.</summary>
    public async Task<List<BlobItem>> ListAsync(string prefix, BlobTraits traits, CancellationToken cancellationToken)
    {
        var found = new List<BlobItem>();
        await foreach (var blob in Container.GetBlobsAsync(new GetBlobsOptions { Traits = traits, Prefix = prefix }, cancellationToken).ConfigureAwait(false))
            found.Add(blob);
        return found;
    }

    private static InvalidDataException NoVersion(string blob) => new($"The answer for '{blob}' names no version.");

    private static async Task<BlobProperties?> FindPropertiesAsync(BlobClient client, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException e) when (BlobErrors.IsMissing(e))
        {
            return null;
        }
    }

    private async Task CreateContainerAsync(CancellationToken cancellationToken)
    {
        if (_containerIsThere)
            return;
        try
        {
            await Container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 403)
        {
            // A caller without the right to create containers may still use one: if it is missing, the next request says so.
            logger.LogInformation("The container of '{Location}' does not exist; create it first.", Location);
        }

        _containerIsThere = true;
    }
}
