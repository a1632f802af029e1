using NCrontab;

namespace SessionOps.Server;

/// <summary>When the scheduled operations run: NCRONTAB with six fields, in UTC as on Azure.</summary>
internal sealed class RefreshTimetable
{
    private readonly CrontabSchedule _schedule;

    /// <summary>Reads the schedule of the settings.</summary>
    /// <exception cref="InvalidInputException">It is not a schedule.</exception>
    public RefreshTimetable(SessionOpsOptions options) =>
        _schedule =
            CrontabSchedule.TryParse(options.RefreshSchedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            ?? throw new InvalidInputException(
                ErrorIds.InvalidConfiguration,
                nameof(options.RefreshSchedule),
                $"SESSIONOPS_REFRESH_SCHEDULE is '{options.RefreshSchedule}', which is not a schedule: write six fields, seconds first, such as '0 */5 * * * *' for every five minutes."
            );

    /// <summary>The first run after a moment.</summary>
    public DateTimeOffset After(DateTimeOffset moment) => _schedule.GetNextOccurrence(moment.UtcDateTime);

    /// <summary>Whether a run was missed at which the session was due.</summary>
    /// <param name="due">When the session became due.</param>
    /// <param name="now">The present.</param>
    public bool HasMissed(DateTimeOffset due, DateTimeOffset now) => After(due.AddTicks(-1)) <= now;
}
