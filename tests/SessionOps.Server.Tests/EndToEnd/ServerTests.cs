using SessionOps.Simulator;

namespace SessionOps.Server.Tests.EndToEnd;

/// <summary>Nothing is faked but YouTube.</summary>
[Collection(WholeMachine.Name)]
public sealed class ServerTests
{
    [Fact]
    public async Task Gives_a_session_whose_token_verifies()
    {
        await using var host = await HostOnSimulator.StartAsync();

        var session = await host.Client.GetSessionAsync();

        Assert.Equal(TokenGrade.Integrity, session.Grade);
        var verdict = host.Simulator.State.VerifyToken(session.PoToken.Value, session.VisitorData);
        Assert.True(verdict.IsValid, verdict.Reason);
    }

    [Fact]
    public async Task Brings_a_simulator_of_its_own_when_asked_to()
    {
        await using var host = await HostProcess.StartAsync([], "--simulator");

        var session = await host.Client.GetSessionAsync();

        Assert.Equal(TokenGrade.Integrity, session.Grade);
    }

    [Fact]
    public async Task Attests_once_for_a_hundred_callers_of_a_cold_host()
    {
        await using var host = await HostOnSimulator.StartAsync();
        var videos = Enumerable.Range(0, 100).Select(number => $"video{number:d6}").ToArray();

        var tokens = await Task.WhenAll(videos.Select(video => host.Client.PostAsync("/api/potoken", new { videoId = video })));

        Assert.Equal(1, host.Simulator.State.Attestations);
        Assert.All(
            tokens.Zip(videos),
            pair =>
            {
                var verdict = host.Simulator.State.VerifyToken(pair.First.GetProperty("value").GetString()!, pair.Second);
                Assert.True(verdict.IsValid, verdict.Reason);
            }
        );
    }

    [Fact]
    public async Task Counts_attestations_and_requests_for_Prometheus()
    {
        await using var host = await HostOnSimulator.StartAsync();
        await host.Client.GetSessionAsync();

        var metrics = await host.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Matches("(?m)^sessionops_attestations_total{.*outcome=\"Integrity\".*} [0-9]", metrics);
        Assert.Matches("(?m)^http_server_request_duration_seconds_count{.*http_route=\"/api/session\".*} [0-9]", metrics);
    }

    [Fact]
    public async Task Gives_two_hundred_callers_of_one_binding_the_same_token()
    {
        await using var host = await HostOnSimulator.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => host.Client.PostAsync("/get_pot", new { content_binding = "dQw4w9WgXcQ" })));

        Assert.Equal(1, host.Simulator.State.Attestations);
        Assert.Single(answers.Select(static answer => answer.GetProperty("poToken").GetString()).Distinct());
    }

    [Fact]
    public async Task Answers_the_plugin_with_a_token_that_verifies()
    {
        await using var host = await HostOnSimulator.StartAsync();

        var answer = await host.Client.PostAsync("/get_pot", new { content_binding = "dQw4w9WgXcQ" });

        var verdict = host.Simulator.State.VerifyToken(answer.GetProperty("poToken").GetString()!, "dQw4w9WgXcQ");
        Assert.True(verdict.IsValid, verdict.Reason);
    }

    [Fact]
    public async Task Refreshes_by_its_schedule_what_is_due_and_only_that()
    {
        await using var host = await HostOnSimulator.StartAsync(schedule: "* * * * * *");
        var fresh = await host.Sessions.CreateSessionAsync(new SessionRequest { Name = "fresh" }, progress: null, CancellationToken.None);
        var due = fresh with { Name = "due", RefreshAt = fresh.CreatedAt };
        await host.Sessions.SaveSessionAsync(due, CancellationToken.None);

        YouTubeSession? refreshed;
        do refreshed = await host.Sessions.FindSessionAsync("due", CancellationToken.None);
        while (refreshed!.CreatedAt == due.CreatedAt);

        Assert.NotEqual(due.VisitorData, refreshed.VisitorData);
        Assert.Equal(fresh.VisitorData, (await host.Sessions.FindSessionAsync("fresh", CancellationToken.None))!.VisitorData);
    }
}
