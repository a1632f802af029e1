using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace SessionOps.Server.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task Is_alive_but_not_ready_while_attestations_cool_down_or_the_store_is_away()
    {
        var sessions = new FakeSessionService();
        sessions.Status = sessions.Status with { CoolingDownUntil = DateTimeOffset.UtcNow.AddHours(1) };
        sessions.Failure = new StoreException(ErrorIds.StoreUnavailable, "The container https://secret.example did not answer.");
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
    public async Task Tries_the_store_once_in_a_while_and_is_ready_again_by_itself()
    {
        var clock = new FakeTimeProvider();
        var sessions = new FakeSessionService { Failure = new StoreException(ErrorIds.StoreUnavailable, "The folder cannot be written.") };
        await using var host = await HostUnderTest.StartAsync(sessions, services => services.AddSingleton<TimeProvider>(clock));

        var statuses = new List<HttpStatusCode>();
        await AskAsync();
        sessions.Failure = null;
        await AskAsync();
        clock.Advance(TimeSpan.FromSeconds(5));
        await AskAsync();

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], statuses);
        Assert.Equal(2, sessions.Calls.Count(static call => call == "Probe"));

        async Task AskAsync() => statuses.Add((await host.SendAsync(HttpMethod.Get, "/ready")).Response.StatusCode);
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
