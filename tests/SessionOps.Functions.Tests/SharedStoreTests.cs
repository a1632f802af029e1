using System.Net.Http.Json;
using SessionOps.Endpoints;
using SessionOps.Functions.Tests.Host;
using SessionOps.Simulator;
using SessionOps.Storage;
using SessionOps.Storage.Blobs;
using SessionOps.Testing;

namespace SessionOps.Functions.Tests;

/// <summary>Two instances of the app and one container of real storage.</summary>
[Collection(RealWorker.Name)]
public sealed class SharedStoreTests
{
    [SkippableFact]
    public async Task Two_workers_attest_once_and_refresh_once()
    {
        Skip.If(Azurite.Obstacle is not null, Azurite.Obstacle);
        var azurite = await Azurite.SharedAsync();
        var folders = Enumerable.Range(0, 2).Select(_ => Directory.CreateTempSubdirectory("sessionops-test-")).ToArray();
        await using var simulator = await SimulatorHost.StartAsync();
        var container = $"test-{Guid.NewGuid():n}";
        // Nothing is shared but the container.
        var hosts = await Task.WhenAll(
            folders.Select(folder =>
                FunctionsHost.StartAsync(
                    new Dictionary<string, string>(AppOnSimulator.Settings(simulator, folder))
                    {
                        ["SessionOps__Store"] = azurite.ConnectionString,
                        ["SessionOps__Container"] = container,
                    }
                )
            )
        );
        try
        {
            var sessions = await Task.WhenAll(hosts.Select(host => host.Client.GetFromJsonAsync<YouTubeSession>("/api/session", EndpointJson.Options)));
            Assert.Single(sessions.Select(session => session!.VisitorData).Distinct());
            Assert.Equal(1, simulator.State.Attestations);

            await using var store = BlobSessionStore.Create(
                new SessionOpsOptions { Store = azurite.ConnectionString, Container = container },
                TimeProvider.System,
                null
            );
            await store.WriteAsync(sessions[0]! with { RefreshAt = DateTimeOffset.UtcNow.AddMinutes(-1) }, StoredSession.AnyVersion, CancellationToken.None);
            var runs = await Task.WhenAll(hosts.Select(host => host.FireAsync()));

            Assert.All(runs, run => Assert.Equal(StatusResult.Types.Status.Success, run.Status));
            Assert.Equal(2, simulator.State.Attestations);
            Assert.NotEqual(sessions[0]!.VisitorData, (await store.ReadAsync("default", CancellationToken.None))!.Session.VisitorData);
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
            foreach (var folder in folders)
                folder.Delete(recursive: true);
        }
    }
}
