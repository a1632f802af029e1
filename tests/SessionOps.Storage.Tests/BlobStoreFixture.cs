using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Storage.Blobs;
using SessionOps.Testing;

namespace SessionOps.Storage.Tests;

/// <summary>A blob store on a container of its own for each test.</summary>
public abstract class BlobStoreFixture : IAsyncLifetime
{
    protected FakeTimeProvider Time { get; } = new(Samples.Now);

    protected SessionOpsOptions Options { get; private set; } = null!;

    protected BlobContainerClient Container { get; private set; } = null!;

    protected BlobSessionStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Skip.If(Azurite.Obstacle is not null, Azurite.Obstacle);
        var azurite = await Azurite.SharedAsync();
        Options = new SessionOpsOptions { Store = azurite.ConnectionString, Container = "test-" + Guid.NewGuid().ToString("N") };
        Container = new BlobContainerClient(Options.Store, Options.Container);
        Store = Open();
    }

    public async Task DisposeAsync()
    {
        if (Store is not null)
            await Store.DisposeAsync();
    }

    /// <summary>Opens the test's container once more, perhaps through a network that misbehaves.</summary>
    protected BlobSessionStore Open(FaultyNetwork? network = null) =>
        BlobSessionStore.Create(Options, Time, loggerFactory: null, network is null ? null : new HttpClientTransport(network));
}
