using SessionOps.Hosting;
using SessionOps.Simulator;
using SessionOps.Simulator.Faults;
using SessionOps.Testing;

namespace SessionOps.Server.Tests.EndToEnd;

/// <summary>Several processes, one container of real storage.</summary>
[Collection(WholeMachine.Name)]
public sealed class SharedStoreTests
{
    private const int Processes = 8;
    private const int Callers = 50;

    [SkippableFact]
    public async Task Eight_cold_processes_with_fifty_callers_each_attest_once_and_give_the_same_session()
    {
        Skip.If(Azurite.Obstacle is not null, Azurite.Obstacle);
        await using var simulator = await SimulatorHost.StartAsync();
        var settings = Settings(simulator, await Azurite.SharedAsync());
        var hosts = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => HostProcess.StartAsync(settings)));
        try
        {
            var sessions = await Task.WhenAll(hosts.SelectMany(host => Enumerable.Range(0, Callers).Select(_ => host.Client.GetSessionAsync())));

            Assert.Equal(Processes * Callers, sessions.Length);
            Assert.Single(sessions.Select(session => session.VisitorData).Distinct());
            Assert.Equal(1, simulator.State.Attestations);
        }
        finally
        {
            await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
        }
    }

    [SkippableFact]
    public async Task Another_process_takes_over_when_the_refreshing_one_is_killed_and_nobody_gets_an_error_meanwhile()
    {
        Skip.If(Azurite.Obstacle is not null, Azurite.Obstacle);
        await using var simulator = await SimulatorHost.StartAsync();
        var settings = Settings(simulator, await Azurite.SharedAsync());
        await PublishDueSessionAsync(settings);
        await using var refresher = await HostProcess.StartAsync(settings);
        await using var other = await HostProcess.StartAsync(settings);
        var first = await refresher.Client.GetSessionAsync();
        Assert.Equal(first.VisitorData, (await other.Client.GetSessionAsync()).VisitorData);

        // The refresh hangs in its last request, with the lease held, until its process is killed.
        simulator.State.Faults.Add(new Fault(FaultKind.Latency, "/api/jnn/v1/GenerateIT", Count: 1, Seconds: 600));
        while (simulator.State.Faults.All is not [])
            Assert.Equal(first.VisitorData, (await refresher.Client.GetSessionAsync()).VisitorData);
        await refresher.CrashAsync();

        // Each call is answered, with the old session until the other process has a new one.
        var session = await other.Client.GetSessionAsync();
        while (session.VisitorData == first.VisitorData)
        {
            // Only to leave the processor to the other processes.
            await Task.Delay(TimeSpan.FromMilliseconds(100));
            session = await other.Client.GetSessionAsync();
        }

        Assert.True(session.CreatedAt > first.CreatedAt);
        Assert.Equal(TokenGrade.Integrity, session.Grade);
    }

    // Good for hours, and due at once.
    private static async Task PublishDueSessionAsync(Dictionary<string, string> settings)
    {
        await using var sessions = SessionServices.Create(
            SessionOpsSettings.Read(name => settings.GetValueOrDefault(SessionOpsSettings.EnvironmentPrefix + name))
        );
        var session = await sessions.GetSessionAsync(new SessionRequest(), progress: null, CancellationToken.None);
        await sessions.SaveSessionAsync(session with { RefreshAt = session.CreatedAt }, CancellationToken.None);
    }

    private static Dictionary<string, string> Settings(SimulatorHost simulator, Azurite azurite) =>
        new()
        {
            ["SessionOps__YouTubeUrl"] = simulator.Url.ToString(),
            ["SessionOps__InterpreterHosts"] = simulator.Url.Authority,
            ["SessionOps__Store"] = azurite.ConnectionString,
            ["SessionOps__Container"] = $"test-{Guid.NewGuid():n}",
            ["SESSIONOPS_REFRESH_SCHEDULE"] = "0 0 0 1 1 *",
            // Eight spare worlds would keep a small machine busy while the only one that is wanted runs against the clock.
            ["SessionOps__KeepSpareWorld"] = "false",
        };
}
