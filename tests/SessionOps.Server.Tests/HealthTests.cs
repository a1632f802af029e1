using System.Net;

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
    public async Task Is_ready_again_once_the_cool_down_is_over()
    {
        var sessions = new FakeSessionService();
        sessions.Status = sessions.Status with { CoolingDownUntil = DateTimeOffset.UtcNow.AddHours(-1) };
        await using var host = await HostUnderTest.StartAsync(sessions);

        var (ready, _) = await host.SendAsync(HttpMethod.Get, "/ready");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
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
