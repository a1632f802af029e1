using Microsoft.Extensions.Configuration;
using SessionOps.Server;
using SessionOps.Simulator;
using SessionOps.Simulator.Faults;

namespace SessionOps.Server.Tests.EndToEnd;

[Collection(WholeMachine.Name)]
public sealed class DoctorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Reports_each_step_of_a_session_that_is_not_kept()
    {
        await using var simulator = await SimulatorHost.StartAsync();

        var (healthy, report) = await ExamineAsync(simulator);

        Assert.True(healthy, report);
        Assert.Matches(@"ok\s+Taking the snapshot\s+\d+ ms", report);
        Assert.Contains("grade Integrity, challenge from Page", report, StringComparison.Ordinal);
        Assert.Contains("gaps      none", report, StringComparison.Ordinal);
        Assert.Contains("clock     as YouTube's", report, StringComparison.Ordinal);
        Assert.False(
            Directory.Exists(Path.Combine(_folder.FullName, "sessions")) && Directory.EnumerateFiles(Path.Combine(_folder.FullName, "sessions")).Any()
        );
    }

    [Fact]
    public async Task Says_where_it_failed_and_what_to_do()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        simulator.State.Faults.Add(new Fault(FaultKind.NullIntegrityToken));

        var (healthy, report) = await ExamineAsync(simulator);

        Assert.False(healthy);
        Assert.Matches(@"failed\s+Asking for an integrity token", report);
        Assert.Contains(ErrorIds.NoIntegrityToken, report, StringComparison.Ordinal);
        Assert.Contains($"to do     {ErrorCatalogue.Of(ErrorIds.NoIntegrityToken).Advice}", report, StringComparison.Ordinal);
        Assert.Contains("gaps      none", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_what_the_environment_lacks_and_tells_no_secret()
    {
        var sessions = new FakeSessionService();
        sessions.Store(FakeSessionService.Session("doctor") with { CoverageGaps = [new CoverageGap("HTMLCanvasElement", "getContext", 3)] });
        using var report = new StringWriter();
        using var clock = new ServerClock(TimeProvider.System);

        await new Doctor(
            new SessionOpsOptions { Proxy = new Uri("http://me:password@proxy:8080") },
            _ => sessions,
            clock,
            report,
            TimeProvider.System
        ).ExamineAsync(CancellationToken.None);

        Assert.Contains("HTMLCanvasElement.getContext, asked for 3 times", report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("password", report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(FakeSessionService.Session("doctor").VisitorData, report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("MnToken", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3600, false)]
    public async Task Compares_the_clock_with_youtubes(int secondsAhead, bool isWell)
    {
        var now = DateTimeOffset.UtcNow;
        using var report = new StringWriter();
        using var clock = await ServerClockTests.AskAsync(now, now.AddSeconds(secondsAhead));

        var healthy = await new Doctor(new SessionOpsOptions(), static _ => new FakeSessionService(), clock, report, TimeProvider.System).ExamineAsync(
            CancellationToken.None
        );

        Assert.Equal(isWell, healthy);
        Assert.Equal(isWell, !report.ToString().Contains("set this machine's clock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_a_command_of_the_host() => Assert.Equal(0, await ServerCommand.RunAsync(["doctor", "--simulator"]));

    private async Task<(bool Healthy, string Report)> ExamineAsync(SimulatorHost simulator)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["SessionOps:YouTubeUrl"] = simulator.Url.ToString(),
                    ["SessionOps:InterpreterHosts"] = simulator.Url.Authority,
                    ["SessionOps:Store"] = Path.Combine(_folder.FullName, "sessions"),
                    ["SessionOps:CacheFolder"] = Path.Combine(_folder.FullName, "cache"),
                }
            )
            .Build();
        using var report = new StringWriter();
        var healthy = await Doctor.ExamineAsync(configuration, report, CancellationToken.None);
        return (healthy, report.ToString());
    }
}
