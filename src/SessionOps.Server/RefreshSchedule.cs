using SessionOps.Endpoints;

namespace SessionOps.Server;

/// <summary>
/// Runs the scheduled operations in this process, one run at a time. At its start it runs only if a stored session was due at a run that was missed,
/// as a monitored timer of Azure Functions does; a machine that slept through several runs makes one.
/// </summary>
internal sealed class RefreshSchedule(
    ISessionService sessions,
    IReadOnlyList<OperationDescription> operations,
    RefreshTimetable timetable,
    TimeProvider time,
    ILogger<RefreshSchedule> logger
) : BackgroundService
{
    // A delay does not count the time that a machine sleeps: the clock is looked at in between.
    private static readonly TimeSpan s_look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TryAsync("check for a missed run", CatchUpAsync, stoppingToken);
            while (true)
            {
                await WaitForRunAsync(stoppingToken);
                await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogDebug("The refresh schedule has ended.");
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await sessions.ListSessionsAsync(cancellationToken).AnyAsync(session => timetable.HasMissed(session.RefreshAt, now), cancellationToken))
            await RunAsync(cancellationToken);
    }

    private async Task WaitForRunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow();
        var run = timetable.After(before);
        for (var now = before; now < run; now = time.GetUtcNow())
        {
            // A clock that was set back would keep the schedule waiting until it is where it was.
            if (now < before)
                run = timetable.After(now);
            before = now;
            var left = run - now;
            await Task.Delay(left < s_look ? left : s_look, time, cancellationToken);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var operation in operations)
        {
            if (operation.Scheduled is { } run)
                await TryAsync(operation.Name, stopping => run(sessions, stopping), cancellationToken);
        }
    }

    // Whatever one run meets must not end the schedule: the next may succeed.
#pragma warning disable CA1031
    private async Task TryAsync(string name, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "The scheduled {Operation} failed; the next run is made as scheduled.", name);
        }
    }
#pragma warning restore CA1031
}
