using System.Net.Http.Json;
using System.Text.Json;
using SessionOps.Endpoints;
using SessionOps.Functions.Tests.Host;
using SessionOps.Simulator.Faults;

namespace SessionOps.Functions.Tests;

/// <summary>How the worker starts, what it does when callers go away, and how it ends.</summary>
[Collection(RealWorker.Name)]
public sealed class LifecycleTests
{
    [SkippableFact]
    public async Task Starts_without_application_insights_counts_from_its_start_and_ends_when_asked_to()
    {
        Skip.If(OperatingSystem.IsWindows(), "NOT TESTED: SIGTERM, which Windows does not have.");
        await using var app = await AppOnSimulator.StartAsync();
        var before = DateTimeOffset.UtcNow;
        await app.Client.GetFromJsonAsync<YouTubeSession>("/api/session", EndpointJson.Options);
        var session = DateTimeOffset.UtcNow - before;

        // The plugin's endpoint is made for its first request; the time before that counts as well.
        var ping = await app.Client.GetFromJsonAsync<JsonElement>($"/api/p/{AppOnSimulator.PluginSecret}/ping");

        Assert.True(ping.GetProperty("server_uptime").GetDouble() >= session.TotalSeconds);
        Assert.Contains(app.Host.Log, line => line.Contains("SessionOps", StringComparison.Ordinal));
        Assert.Equal(0, await app.Host.Worker.TerminateAsync());
    }

    [Fact]
    public async Task Ends_the_work_of_a_caller_who_hangs_up_and_serves_the_next()
    {
        await using var app = await AppOnSimulator.StartAsync();
        app.Simulator.State.Faults.Add(new Fault(FaultKind.Latency, "/", Count: 1, Seconds: 600));
        using var patience = new CancellationTokenSource();

        // Nobody else may need it, unlike a session: it ends with its caller.
        var request = app.Client.GetAsync(new Uri("/api/visitordata", UriKind.Relative), patience.Token);
        await app.UntilItHangsAsync(request);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await app.Host.Front.NextEndAsync();
        // It ended by the hang-up, not by the time-out of its own request.
        Assert.DoesNotContain(app.Host.Log, line => line.Contains(ErrorIds.TimedOut, StringComparison.Ordinal));
        Assert.NotEmpty(await app.Client.GetStringAsync(new Uri("/api/visitordata", UriKind.Relative)));
    }

    [SkippableFact]
    public async Task Ends_in_time_though_a_request_hangs()
    {
        Skip.If(OperatingSystem.IsWindows(), "NOT TESTED: SIGTERM, which Windows does not have.");
        await using var app = await AppOnSimulator.StartAsync();
        app.Simulator.State.Faults.Add(new Fault(FaultKind.Latency, "/", Count: 1, Seconds: 600));
        var request = app.Client.GetAsync(new Uri("/api/session", UriKind.Relative));
        await app.UntilItHangsAsync(request);

        await app.Host.Worker.TerminateAsync();
        Assert.True(await request.ContinueWith(ended => ended.IsFaulted || !ended.Result.IsSuccessStatusCode, TaskScheduler.Default));
    }
}
