using NCrontab;
using SessionOps.Attestation;

namespace SessionOps.Core.Tests.Attestation;

public sealed class LifetimePolicyTests
{
    private const string EveryFiveMinutes = "0 */5 * * * *";

    private static readonly DateTimeOffset s_now = new(2026, 9, 1, 12, 0, 7, TimeSpan.Zero);

    [Theory]
    [InlineData(43200.0, 43200)]
    [InlineData(3600.0, 3600)]
    [InlineData(0.001, 30)]
    [InlineData(10.0, 30)]
    [InlineData(1e300, 604800)]
    [InlineData(null, 43200)]
    [InlineData(0.0, 43200)]
    [InlineData(-1.0, 43200)]
    [InlineData(double.NaN, 43200)]
    [InlineData(double.PositiveInfinity, 43200)]
    public void The_lifetime_is_the_services_between_half_a_minute_and_a_week(double? ttl, double seconds) =>
        Assert.Equal(s_now.AddSeconds(seconds), Policy(EveryFiveMinutes).Decide(s_now, ttl).ExpiresAt);

    [Fact]
    public void Refreshes_at_nine_tenths_of_the_lifetime_and_a_twentieth_earlier_by_jitter_at_most()
    {
        Assert.Equal(s_now.AddSeconds(38880), Policy(EveryFiveMinutes).Decide(s_now, 43200).RefreshAt);
        Assert.Equal(s_now.AddSeconds(36936), Policy(EveryFiveMinutes, jitter: 1).Decide(s_now, 43200).RefreshAt);
    }

    [Theory]
    [InlineData(600, EveryFiveMinutes)]
    [InlineData(720, EveryFiveMinutes)]
    [InlineData(43200, "0 0 * * * *")]
    [InlineData(43200, "0 0 */2 * * *")]
    [InlineData(43200, "0 0 */6 * * *")]
    [InlineData(3600, "0 */20 * * * *")]
    public void A_run_of_the_schedule_comes_between_refresh_and_end(double ttl, string schedule)
    {
        var crontab = CrontabSchedule.Parse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true });
        for (var start = s_now; start < s_now.AddHours(7); start = start.AddMinutes(7))
        {
            var lifetime = Policy(schedule, jitter: 0.5).Decide(start, ttl);

            Assert.InRange(lifetime.RefreshAt, start + (lifetime.ExpiresAt - start) / 2, lifetime.ExpiresAt);
            // The run at the moment of the refresh itself counts.
            var run = crontab.GetNextOccurrence(lifetime.RefreshAt.UtcDateTime.AddTicks(-1));
            Assert.True(
                run < lifetime.ExpiresAt.UtcDateTime,
                $"Started {start:u}, due {lifetime.RefreshAt:u}, next run {run:u}, expires {lifetime.ExpiresAt:u}."
            );
        }
    }

    [Theory]
    [InlineData("0 0 0 1 1 *")]
    [InlineData("no schedule")]
    [InlineData(null)]
    public void A_schedule_that_never_fits_changes_little(string? schedule) =>
        Assert.InRange(Policy(schedule).Decide(s_now, 600).RefreshAt, s_now.AddSeconds(300), s_now.AddSeconds(540));

    private static LifetimePolicy Policy(string? schedule, double jitter = 0) => new(new FixedRandom(jitter), schedule);

    private sealed class FixedRandom(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
