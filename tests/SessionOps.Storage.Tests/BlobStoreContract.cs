using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SessionOps.Storage.Blobs;
using SessionOps.Testing;

namespace SessionOps.Storage.Tests;

/// <summary>The contract on real Azurite, each test with a container of its own.</summary>
public abstract class BlobStoreContract : SessionStoreContract
{
    private readonly string _containerName = "test-" + Guid.NewGuid().ToString("N");

    /// <summary>The key that the test's store encrypts with; null for none.</summary>
    protected virtual string? Key => null;

    protected BlobContainerClient Container { get; private set; } = null!;

    protected SessionOpsOptions Options { get; private set; } = null!;

    protected override async Task<ISessionStore> OpenAsync()
    {
        Skip.If(Azurite.Obstacle is not null, Azurite.Obstacle);
        var azurite = await Azurite.SharedAsync();
        Options = new SessionOpsOptions
        {
            Store = azurite.ConnectionString,
            Container = _containerName,
            StoreKey = Key,
        };
        Container = new BlobContainerClient(azurite.ConnectionString, _containerName);
        return Open(Key);
    }

    /// <summary>Opens the test's container with a key, perhaps through a network that misbehaves.</summary>
    protected BlobSessionStore Open(string? key, HttpMessageHandler? network = null) =>
        BlobSessionStore.Create(Options with { StoreKey = key }, Clock, loggerFactory: null, network is null ? null : new HttpClientTransport(network));

    protected virtual byte[] Seal(byte[] record, string blob) => record;

    protected virtual byte[] Open(byte[] content, string blob) => content;

    protected override Task PutRawAsync(string name, ReadOnlyMemory<byte> content) =>
        PutStoredAsync(name, Seal(content.ToArray(), BlobStoreLayout.Session(name)));

    protected override async Task<byte[]?> GetRawAsync(string name) => Open(await GetStoredAsync(name), BlobStoreLayout.Session(name));

    protected override async Task<IReadOnlyList<byte[]>> GetSetAsideAsync(string name)
    {
        var found = new List<byte[]>();
        await foreach (var blob in Container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"corrupt/{name}-" }))
        {
            var content = (await Container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray();
            found.Add(Open(content, BlobStoreLayout.Session(name)));
        }

        return found;
    }

    protected async Task PutStoredAsync(string name, byte[] content)
    {
        await Container.CreateIfNotExistsAsync();
        await Container.GetBlobClient(BlobStoreLayout.Session(name)).UploadAsync(BinaryData.FromBytes(content), overwrite: true);
    }

    protected async Task<byte[]> GetStoredAsync(string name) =>
        (await Container.GetBlobClient(BlobStoreLayout.Session(name)).DownloadContentAsync()).Value.Content.ToArray();
}
