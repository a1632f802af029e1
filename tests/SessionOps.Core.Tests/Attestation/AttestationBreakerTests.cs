using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Attestation;

namespace SessionOps.Core.Tests.Attestation;

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
    public void Attestations_with_which_their_processes_ended_count_as_failed()
    {
        FailTimes(NewBreaker(), 1);
        var state = Assert.Single(_folder.GetFiles("breaker-*.json"));
        // What a process that was killed leaves behind.
        File.WriteAllText($"{state.FullName}.first.trying", "");
        File.WriteAllText($"{state.FullName}.second.trying", "");

        Assert.Throws<RateLimitedException>(NewBreaker().ThrowIfOpen);

        _time.Advance(TimeSpan.FromMinutes(1));
        NewBreaker().ThrowIfOpen();
        Assert.Empty(_folder.GetFiles("*.trying"));
    }

    [Fact]
    public void Attestations_that_run_or_have_ended_do_not_count()
    {
        var breaker = NewBreaker();
        using (breaker.Begin())
        using (breaker.Begin())
        using (breaker.Begin())
        {
            Assert.Equal(3, _folder.GetFiles("*.trying").Length);
            NewBreaker().ThrowIfOpen();
        }

        NewBreaker().ThrowIfOpen();
        Assert.Empty(_folder.GetFiles("*.trying"));
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
    public void Its_own_refusals_do_not_count()
    {
        var breaker = NewBreaker();

        for (var i = 0; i < 5; i++)
            breaker.Failed(new RateLimitedException(ErrorIds.CoolingDown, "wait", TimeSpan.FromMinutes(1)));

        breaker.ThrowIfOpen();
    }

    [Fact]
    public void Whatever_fails_counts()
    {
        var breaker = NewBreaker();

        breaker.Failed(new SessionOpsException(ErrorIds.UndecodableToken, "no visitor data"));
        breaker.Failed(new InvalidOperationException("telemetry"));
        breaker.Failed(new IOException("cache"));

        Assert.Throws<RateLimitedException>(breaker.ThrowIfOpen);
    }

    [Theory]
    [InlineData(99_999_999)]
    [InlineData(900_000_000_000)]
    public void Nobody_waits_longer_than_a_day(double seconds)
    {
        var breaker = NewBreaker();

        breaker.Failed(new RateLimitedException(ErrorIds.RateLimited, "Slow down.", TimeSpan.FromSeconds(seconds)));

        Assert.Equal(_time.GetUtcNow().AddDays(1), breaker.OpenUntil);
    }

    [Fact]
    public void A_cool_down_until_another_century_is_cut_to_a_day()
    {
        FailTimes(NewBreaker(), 3);
        var file = Assert.Single(_folder.GetFiles());
        File.WriteAllText(file.FullName, """{"failures":3,"openUntil":"2094-01-01T00:00:00+00:00","errorId":"x"}""");

        Assert.Equal(TimeSpan.FromDays(1), Assert.Throws<RateLimitedException>(NewBreaker().ThrowIfOpen).RetryAfter);
    }

    [Fact]
    public void Holds_in_memory_when_the_folder_cannot_be_written()
    {
        var inTheWay = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(inTheWay, "");
        var breaker = new AttestationBreaker(Path.Combine(inTheWay, "cache"), new Uri("https://www.youtube.com/"), _time, NullLogger.Instance);

        FailTimes(breaker, 3);

        Assert.Throws<RateLimitedException>(breaker.ThrowIfOpen);
        Assert.NotNull(breaker.OpenUntil);
    }

    [Fact]
    public void Is_not_held_up_by_a_pipe_in_the_place_of_its_file()
    {
        // Windows has no such pipes.
        if (OperatingSystem.IsWindows())
            return;
        FailTimes(NewBreaker(), 1);
        var file = Assert.Single(_folder.GetFiles());
        file.Delete();
        using (var make = System.Diagnostics.Process.Start("mkfifo", file.FullName))
            make.WaitForExit();

        NewBreaker().ThrowIfOpen();
    }

    [Fact]
    public void Minters_that_fail_open_it_although_each_attestation_succeeded()
    {
        var breaker = NewBreaker();

        for (var i = 0; i < 3; i++)
        {
            breaker.MintFailed(new AttestationException(ErrorIds.MintFailed, SessionStage.Mint, "Nothing minted."));
            breaker.Succeeded();
        }

        breaker.MintFailed(new AttestationException(ErrorIds.MintFailed, SessionStage.Mint, "Nothing minted."));
        Assert.Throws<RateLimitedException>(breaker.ThrowIfOpen);
    }

    [Fact]
    public void A_minter_that_fails_now_and_then_does_not_open_it()
    {
        var breaker = NewBreaker();

        for (var i = 0; i < 5; i++)
        {
            breaker.MintFailed(new AttestationException(ErrorIds.MintFailed, SessionStage.Mint, "Nothing minted."));
            _time.Advance(TimeSpan.FromMinutes(6));
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

    private AttestationBreaker NewBreaker(string service = "https://www.youtube.com/") => new(_folder.FullName, new Uri(service), _time, NullLogger.Instance);

    private static void FailTimes(AttestationBreaker breaker, int times)
    {
        for (var i = 0; i < times; i++)
            breaker.Failed(new AttestationException(ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken, "Refused."));
    }
}
