using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Attestation;

namespace SessionOps.Tests.Attestation;

public sealed class AttestationBreakerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-breaker-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Opens_after_the_third_failure_and_tries_again_after_the_cool_down()
    {
        var breaker = NewBreaker();
        FailTimes(breaker, 2);
        breaker.ThrowIfOpen();

        FailTimes(breaker, 1);

        var error = Assert.Throws<RateLimitedException>(breaker.ThrowIfOpen);
        Assert.Equal(ErrorIds.CoolingDown, error.ErrorId);
        Assert.Equal(TimeSpan.FromMinutes(1), error.RetryAfter);
        Assert.Equal(_time.GetUtcNow().AddMinutes(1), breaker.OpenUntil);
        _time.Advance(TimeSpan.FromMinutes(1));
        breaker.ThrowIfOpen();
    }

    [Fact]
    public void The_cool_down_doubles_up_to_an_hour()
    {
        var breaker = NewBreaker();
        FailTimes(breaker, 4);
        Assert.Equal(_time.GetUtcNow().AddMinutes(2), breaker.OpenUntil);

        FailTimes(breaker, 40);

        Assert.Equal(_time.GetUtcNow().AddHours(1), breaker.OpenUntil);
    }

    [Fact]
    public void Another_process_keeps_to_the_cool_down()
    {
        FailTimes(NewBreaker(), 3);

        Assert.Throws<RateLimitedException>(NewBreaker().ThrowIfOpen);
    }

    [Fact]
    public void Another_service_has_a_breaker_of_its_own()
    {
        FailTimes(NewBreaker(), 3);

        NewBreaker("https://example.org/").ThrowIfOpen();
    }

    [Fact]
    public void A_success_forgets_the_failures()
    {
        var breaker = NewBreaker();
        FailTimes(breaker, 2);

        breaker.Succeeded();

        FailTimes(breaker, 2);
        breaker.ThrowIfOpen();
    }

    [Fact]
    public void A_service_that_asks_to_wait_is_obeyed_at_once()
    {
        var breaker = NewBreaker();

        breaker.Failed(new RateLimitedException(ErrorIds.RateLimited, "Slow down.", TimeSpan.FromMinutes(7)));

        Assert.Equal(TimeSpan.FromMinutes(7), Assert.Throws<RateLimitedException>(breaker.ThrowIfOpen).RetryAfter);
    }

    [Fact]
    public void What_says_nothing_about_the_service_does_not_count()
    {
        var breaker = NewBreaker();

        for (var i = 0; i < 5; i++)
        {
            breaker.Failed(new StoreException(ErrorIds.StoreUnavailable, "away"));
            breaker.Failed(new UnexpectedResponseException(ErrorIds.Unreachable, "no network"));
            breaker.Failed(new RateLimitedException(ErrorIds.CoolingDown, "wait", TimeSpan.FromMinutes(1)));
        }

        breaker.ThrowIfOpen();
    }

    [Fact]
    public void A_state_file_that_was_cut_off_leaves_the_breaker_closed()
    {
        FailTimes(NewBreaker(), 3);
        var file = Assert.Single(_folder.GetFiles());
        File.WriteAllText(file.FullName, "{\"failures\":3,");

        NewBreaker().ThrowIfOpen();
    }

    private AttestationBreaker NewBreaker(string service = "https://www.youtube.com/")
        => new(_folder.FullName, new Uri(service), _time, NullLogger.Instance);

    private static void FailTimes(AttestationBreaker breaker, int times)
    {
        for (var i = 0; i < times; i++)
            breaker.Failed(new AttestationException(ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken, "Refused."));
    }
}
