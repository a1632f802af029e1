using Microsoft.Extensions.Logging;
using SessionOps.Endpoints;
using SessionOps.Server;

namespace SessionOps.Server.Tests;

public sealed class RefreshScheduleTests
{
    private const string EveryFiveMinutes = "0 */5 * * * *";

    [Fact]
    public async Task Does_not_run_at_startup_when_nothing_was_missed()
    {
        var sessions = new FakeSessionService();
        sessions.Store(FakeSessionService.Session("default", refreshAt: FakeSessionService.Now.AddMinutes(3)));
        await using var run = await ScheduleRun.StartAsync(sessions, FakeSessionService.Now.AddMinutes(1));

        Assert.Equal(["List"], sessions.Calls);
    }

    [Fact]
    public async Task Runs_when_the_schedule_says_and_refreshes_only_what_is_due()
    {
        var sessions = new FakeSessionService();
        await using var run = await ScheduleRun.StartAsync(sessions, FakeSessionService.Now.AddMinutes(3));

        await run.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(sessions.Calls, call => call.StartsWith("Refresh", StringComparison.Ordinal));
        await run.AdvanceAsync(TimeSpan.FromMinutes(1));

        // Not forced: what is due is the service's to know.
        Assert.Equal(["List", "Refresh all force=False"], sessions.Calls);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Catches_up_at_startup_if_a_session_was_due_at_a_run_that_nobody_made(int minutesAfterTheLastRun, bool catchesUp)
    {
        var sessions = new FakeSessionService();
        sessions.Store(FakeSessionService.Session("default", refreshAt: FakeSessionService.Now.AddMinutes(minutesAfterTheLastRun)));
        await using var run = await ScheduleRun.StartAsync(sessions, FakeSessionService.Now.AddMinutes(2));

        Assert.Equal(catchesUp, sessions.Calls.Contains("Refresh all force=False"));
    }

    [Fact]
    public async Task Makes_one_run_after_it_slept_through_several()
    {
        var sessions = new FakeSessionService();
        await using var run = await ScheduleRun.StartAsync(sessions, FakeSessionService.Now.AddMinutes(4));

        await run.AdvanceAsync(TimeSpan.FromHours(8));

        Assert.Single(sessions.Calls, "Refresh all force=False");
    }

    [Fact]
    public async Task Runs_on_when_the_clock_is_set_back()
    {
        var sessions = new FakeSessionService();
        await using var run = await ScheduleRun.StartAsync(sessions, FakeSessionService.Now.AddMinutes(3));

        run.SetClock(FakeSessionService.Now.AddMinutes(3).AddHours(-1));
        await run.AdvanceAsync(TimeSpan.FromMinutes(1));
        await run.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Single(sessions.Calls, "Refresh all force=False");
    }

    [Fact]
    public async Task Goes_on_after_a_run_that_failed()
    {
        var sessions = new FakeSessionService { Failure = new InvalidOperationException("Defect.") };
        await using var run = await ScheduleRun.StartAsync(sessions, FakeSessionService.Now.AddMinutes(4));

        await run.AdvanceAsync(TimeSpan.FromMinutes(1));
        for (var minute = 0; minute < 5; minute++)
            await run.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, sessions.Calls.Count(call => call == "Refresh all force=False"));
        Assert.Contains(run.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ends_a_run_when_the_host_stops()
    {
        var sessions = new FakeSessionService { Gate = new TaskCompletionSource().Task, GatedCalls = ["List"] };
        var run = await ScheduleRun.StartWithoutWaitingAsync(sessions, FakeSessionService.Now);
        await sessions.Entered.Task;

        await run.DisposeAsync();

        Assert.DoesNotContain(run.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("every now and then")]
    [InlineData("*/5 * * * *")]
    [InlineData("0 99 * * * *")]
    public void Refuses_a_schedule_that_is_none(string expression)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => new RefreshTimetable(new SessionOpsOptions { RefreshSchedule = expression }));

        Assert.Contains("six fields", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class ScheduleRun : IAsyncDisposable
    {
        private readonly SignallingTimeProvider _time;
        private readonly RefreshSchedule _schedule;
        private readonly ILoggerFactory _loggers;

        private ScheduleRun(FakeSessionService sessions, DateTimeOffset now)
        {
            _time = new SignallingTimeProvider(now);
            _loggers = LoggerFactory.Create(logging => logging.AddProvider(Log));
            _schedule = new RefreshSchedule(
                sessions,
                OperationEndpoints.All,
                new RefreshTimetable(new SessionOpsOptions { RefreshSchedule = EveryFiveMinutes }),
                _time,
                _loggers.CreateLogger<RefreshSchedule>()
            );
        }

        public RecordedLog Log { get; } = new();

        public static async Task<ScheduleRun> StartAsync(FakeSessionService sessions, DateTimeOffset now)
        {
            var run = await StartWithoutWaitingAsync(sessions, now);
            await run._time.SomebodyWaitsAsync();
            return run;
        }

        public static async Task<ScheduleRun> StartWithoutWaitingAsync(FakeSessionService sessions, DateTimeOffset now)
        {
            var run = new ScheduleRun(sessions, now);
            await run._schedule.StartAsync(CancellationToken.None);
            return run;
        }

        /// <summary>Sets the clock, as somebody does who corrects it; no time passes.</summary>
        public void SetClock(DateTimeOffset now) => _time.AdjustTime(now);

        /// <summary>Moves the clock and waits until the schedule waits again.</summary>
        public async Task AdvanceAsync(TimeSpan by)
        {
            _time.Advance(by);
            await _time.SomebodyWaitsAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _schedule.StopAsync(CancellationToken.None);
            _schedule.Dispose();
            _loggers.Dispose();
        }
    }
}
