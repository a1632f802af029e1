using SessionOps.Functions.Tests.Host;

namespace SessionOps.Functions.Tests;

/// <summary>One worker that all tests share which leave it as it is.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    internal AppOnSimulator App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await AppOnSimulator.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}

/// <summary>The worker's tests run one after the other: scripts run against the clock, in up to two processes.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealWorker : ICollectionFixture<RunningApp>
{
    public const string Name = "Real worker";
}
