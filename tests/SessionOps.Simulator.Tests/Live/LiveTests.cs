using Xunit.Abstractions;

namespace SessionOps.Simulator.Tests.Live;

/// <summary>
/// Against the real YouTube, only where SESSIONOPS_LIVE=1 asks for it: one session per engine. The reports carry no secrets and are meant to be attached to an issue.
/// Settings are those of the environment (SessionOps__Proxy, SessionOps__UserAgent, ...). SESSIONOPS_LIVE_REPORTS names the folder of the reports.
/// </summary>
public sealed class LiveTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task YouTube_grants_a_session_and_its_media_servers_do_not_refuse_the_token(string engine)
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("SESSIONOPS_LIVE") == "1", "SESSIONOPS_LIVE is not 1: nothing is asked of the real YouTube.");

        var run = await LiveRun.StartAsync(SessionOpsSettings.FromEnvironment() with { Engine = engine }, CancellationToken.None);

        output.WriteLine(run.Report);
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("SESSIONOPS_LIVE_REPORTS") ?? Path.Combine(AppContext.BaseDirectory, "live"));
        var file = Path.Combine(folder.FullName, $"{engine}.md");
        await File.WriteAllTextAsync(file, run.Report);
        output.WriteLine($"The report is in {file}.");
        Assert.Null(run.Error);
        Assert.Equal(TokenGrade.Integrity, run.Session!.Grade);
        Assert.True(run.Test!.Served, run.Test.Reason);
        Assert.NotEqual(TokenAcceptance.Refused, run.Test.Token);
    }

    [Theory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task The_simulator_grants_a_session_and_the_report_of_it_has_no_secrets(string engine)
    {
        await using var world = await EndToEnd.StartAsync();

        var run = await LiveRun.StartAsync(world.Options with { Engine = engine }, CancellationToken.None);

        Assert.Null(run.Error);
        Assert.Equal((TokenGrade.Integrity, TokenAcceptance.Accepted), (run.Session!.Grade, run.Test!.Token));
        string[] facts =
        [
            "grade Integrity",
            "threshold 100",
            "bound to VideoId",
            "token: Accepted",
            "coverage gaps: none",
            "43200, 100]",
            "(media server)/videoplayback: 206",
            "VISITOR_INFO1_LIVE",
        ];
        foreach (var expected in facts)
            Assert.Contains(expected, run.Report, StringComparison.Ordinal);
        string[] secrets =
        [
            run.Session.VisitorData,
            run.Session.VisitorId!,
            run.Session.RolloutToken!,
            run.Session.EventId!,
            run.Session.PoToken.Value,
            .. run.Session.Cookies.Select(cookie => cookie.Value),
        ];
        foreach (var secret in secrets)
            Assert.DoesNotContain(secret, run.Report, StringComparison.Ordinal);
        Assert.InRange(run.Report.Split("\n1. ").Length - 1, 5, LiveRun.MaxRequests);
    }

    [Fact]
    public async Task A_refusal_is_reported_with_its_stage()
    {
        await using var world = await EndToEnd.StartAsync(new SimulatorOptions { OpenMedia = false }, new Faults.Fault(Faults.FaultKind.NullIntegrityToken));

        var run = await LiveRun.StartAsync(world.Options, CancellationToken.None);

        Assert.Equal(ErrorIds.NoIntegrityToken, run.Error?.ErrorId);
        Assert.Contains("NoIntegrityToken at IntegrityToken", run.Report, StringComparison.Ordinal);
        Assert.Contains("answered [null, 43200, null, text of ", run.Report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_ends_at_its_budget_of_requests()
    {
        using var log = new RequestLog(1);
        using var invoker = new HttpMessageInvoker(log);
        await using var simulator = await SimulatorHost.StartAsync();
        log.InnerHandler = new SocketsHttpHandler();
        using var first = await invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, simulator.Url), CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, simulator.Url), CancellationToken.None)
        );

        Assert.Equal(1, simulator.State.Pages);
    }
}
