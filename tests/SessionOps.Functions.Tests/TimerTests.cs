using System.Net.Http.Json;
using SessionOps.Endpoints;
using SessionOps.Functions.Tests.Host;
using SessionOps.Simulator.Faults;
using SessionOps.Storage;

namespace SessionOps.Functions.Tests;

/// <summary>The timer of the published app, fired as the host fires it.</summary>
[Collection(RealWorker.Name)]
public sealed class TimerTests : IAsyncLifetime
{
    private AppOnSimulator _app = null!;

    public async Task InitializeAsync() => _app = await AppOnSimulator.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Refreshes_what_is_due_and_only_that_and_fails_and_ends_where_it_must()
    {
        var session = (await _app.Client.GetFromJsonAsync<YouTubeSession>("/api/session", EndpointJson.Options))!;

        // Not due.
        Assert.Equal(StatusResult.Types.Status.Success, (await _app.Host.FireAsync()).Status);
        Assert.Equal(1, _app.Simulator.State.Attestations);

        // Due; and past due, which is the same work.
        foreach (var isPastDue in (bool[])[false, true])
        {
            await _app.MakeDueAsync(session);
            Assert.Equal(StatusResult.Types.Status.Success, (await _app.Host.FireAsync(isPastDue)).Status);
            var refreshed = await ReadAsync();
            Assert.NotEqual(session.VisitorData, refreshed.VisitorData);
            session = refreshed;
        }

        Assert.Equal(3, _app.Simulator.State.Attestations);

        // Failing: the invocation fails, so that Azure shows it, and the old session stays.
        await _app.MakeDueAsync(session);
        _app.Simulator.State.Faults.Add(new Fault(FaultKind.Captcha, "/"));
        var failed = await _app.Host.FireAsync();
        Assert.Equal(StatusResult.Types.Status.Failure, failed.Status);
        Assert.NotEmpty(failed.Exception.Message);
        Assert.Equal(session.VisitorData, (await ReadAsync()).VisitorData);
    }

    [Fact]
    public async Task Ends_a_run_that_the_host_cancels()
    {
        var session = (await _app.Client.GetFromJsonAsync<YouTubeSession>("/api/session", EndpointJson.Options))!;
        await _app.MakeDueAsync(session);
        var fault = new Fault(FaultKind.Latency, "/", Seconds: 600, Count: 1);
        _app.Simulator.State.Faults.Add(fault);
        using var cancellation = new CancellationTokenSource();

        var run = _app.Host.FireAsync(cancellationToken: cancellation.Token);
        await _app.UntilItHangsAsync(run);
        await cancellation.CancelAsync();

        Assert.NotEqual(StatusResult.Types.Status.Success, (await run).Status);
    }

    private async Task<YouTubeSession> ReadAsync()
    {
        await using var store = _app.OpenStore();
        return (await store.ReadAsync("default", CancellationToken.None))!.Session;
    }
}
