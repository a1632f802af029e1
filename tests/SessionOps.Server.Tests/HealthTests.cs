using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Endpoints;

namespace SessionOps.Server.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task Is_alive_but_not_ready_while_attestations_cool_down_or_the_store_is_away()
    {
        var sessions = new FakeSessionService();
        sessions.Status = sessions.Status with { CoolingDownUntil = DateTimeOffset.UtcNow.AddHours(1), StoreProblem = "The container https://secret.example did not answer." };
        await using var host = await HostUnderTest.StartAsync(sessions);

        var (health, _) = await host.SendAsync(HttpMethod.Get, "/health");
        var (ready, report) = await host.SendAsync(HttpMethod.Get, "/ready");

        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(2, report.GetProperty("problems").GetArrayLength());
        Assert.DoesNotContain("secret.example", report.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_alive_when_only_a_new_process_helps()
    {
        var sessions = new FakeSessionService();
        sessions.Status = sessions.Status with { EngineProblem = "4 script threads are stuck in scripts that cannot be ended." };
        await using var host = await HostUnderTest.StartAsync(sessions);

        var (health, report) = await host.SendAsync(HttpMethod.Get, "/health");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("4 script threads", report.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_ready_again_once_the_cool_down_is_over()
    {
        var sessions = new FakeSessionService();
        sessions.Status = sessions.Status with { CoolingDownUntil = DateTimeOffset.UtcNow.AddHours(-1) };
        await using var host = await HostUnderTest.StartAsync(sessions);

        var (ready, _) = await host.SendAsync(HttpMethod.Get, "/ready");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task Is_ready_again_by_itself_once_the_store_answers()
    {
        var sessions = new FakeSessionService();
        sessions.Status = sessions.Status with { StoreProblem = "The container did not answer." };
        // A read that succeeds is what ends the problem in the service.
        sessions.OnFind = () => sessions.Status = sessions.Status with { StoreProblem = null };
        await using var host = await HostUnderTest.StartAsync(sessions);

        var (ready, _) = await host.SendAsync(HttpMethod.Get, "/ready");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task Asks_a_store_that_is_away_every_five_seconds_at_most()
    {
        var asked = 0;
        var sessions = new FakeSessionService { OnFind = () => asked++ };
        sessions.Status = sessions.Status with { StoreProblem = "The container did not answer." };
        var time = new FakeTimeProvider();
        var probe = new StoreProbe(sessions, time, NullLogger<StoreProbe>.Instance);

        for (var request = 0; request < 5; request++)
            Assert.True(await probe.IsAwayAsync(CancellationToken.None));
        Assert.Equal(1, asked);

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await probe.IsAwayAsync(CancellationToken.None));
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Lets_running_requests_end_before_it_stops()
    {
        var gate = new TaskCompletionSource();
        var sessions = new FakeSessionService { Gate = gate.Task };
        await using var host = await HostUnderTest.StartAsync(sessions);

        var request = host.GetJsonAsync("/api/session");
        await sessions.Entered.Task;
        var stopping = host.App.StopAsync();
        gate.SetResult();

        Assert.Equal("default", (await request).GetProperty("name").GetString());
        await stopping;
    }
}
