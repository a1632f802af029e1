using SessionOps.Attestation;

namespace SessionOps.Tests.Attestation;

public sealed class TokenLifetimeTests
{
    private static readonly DateTimeOffset s_now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(43200.0, null, 38880)]   // 0.9 of the lifetime
    [InlineData(43200.0, 600.0, 42600)]  // the threshold counts from the end
    [InlineData(43200.0, 43200.0, 38880)]
    [InlineData(43200.0, -5.0, 38880)]
    [InlineData(100.0, 40.0, 60)]
    public void Refreshes_before_the_end(double ttl, double? threshold, double seconds)
    {
        var lifetime = TokenLifetime.From(s_now, ttl, threshold, jitter: 0);

        Assert.Equal(s_now.AddSeconds(ttl), lifetime.ExpiresAt);
        Assert.Equal(s_now.AddSeconds(seconds), lifetime.RefreshAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Takes_the_usual_lifetime_when_the_answer_has_none(double? ttl)
        => Assert.Equal(s_now.AddHours(12), TokenLifetime.From(s_now, ttl, null, jitter: 0).ExpiresAt);

    [Theory]
    [InlineData(0.001, 30)]
    [InlineData(1e300, 604800)]
    public void Takes_no_lifetime_that_would_attest_for_each_call_or_never(double ttl, double seconds)
        => Assert.Equal(s_now.AddSeconds(seconds), TokenLifetime.From(s_now, ttl, null, jitter: 0).ExpiresAt);

    [Fact]
    public void Jitter_only_brings_the_refresh_forward_by_a_twentieth_at_most()
    {
        var late = TokenLifetime.From(s_now, 1000, null, jitter: 0).RefreshAt;
        var early = TokenLifetime.From(s_now, 1000, null, jitter: 1).RefreshAt;

        Assert.Equal(s_now.AddSeconds(900), late);
        Assert.Equal(s_now.AddSeconds(855), early);
    }
}
