using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Attestation;
using SessionOps.Testing;

namespace SessionOps.Core.Tests.Attestation;

public sealed class AttestationBreakerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-breaker-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        // A breaker makes it again, where a test has taken it away.
        if (Directory.Exists(_folder.FullName))
            _folder.Delete(recursive: true);
    }

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
    public void Too_many_requests_is_a_no_though_it_does_not_say_for_how_long()
    {
        var breaker = NewBreaker();

        breaker.Failed(new RateLimitedException(ErrorIds.RateLimited, "Slow down.", retryAfter: null));

        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Throws<RateLimitedException>(breaker.ThrowIfOpen).RetryAfter);
    }

    [Theory]
    [InlineData(-24 * 365)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(24 * 365)]
    public void A_clock_that_is_set_makes_the_cool_down_neither_longer_nor_shorter(int hours)
    {
        var clock = new SkewedTime(_time);
        var breaker = new AttestationBreaker(_folder.FullName, new Uri("https://www.youtube.com/"), clock, NullLogger.Instance);
        FailTimes(breaker, 3);

        clock.Skew = TimeSpan.FromHours(hours);

        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Throws<RateLimitedException>(breaker.ThrowIfOpen).RetryAfter);
        Assert.Equal(clock.GetUtcNow().AddMinutes(1), breaker.OpenUntil);
        _time.Advance(TimeSpan.FromMinutes(1));
        breaker.ThrowIfOpen();
        Assert.Null(breaker.OpenUntil);
    }

    [Theory]
    [InlineData(-24 * 365)]
    [InlineData(-1)]
    public void Another_process_waits_no_longer_because_the_clock_was_set_back_meanwhile(int hours)
    {
        FailTimes(NewBreaker(), 3);
        var clock = new SkewedTime(_time) { Skew = TimeSpan.FromHours(hours) };
        var breaker = new AttestationBreaker(_folder.FullName, new Uri("https://www.youtube.com/"), clock, NullLogger.Instance);

        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Throws<RateLimitedException>(breaker.ThrowIfOpen).RetryAfter);
        _time.Advance(TimeSpan.FromMinutes(1));
        breaker.ThrowIfOpen();
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

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Holds_in_memory_while_the_disk_is_full_or_protected_and_is_shared_again_afterwards(bool isFull)
    {
        Skip.If(TestDisk.ObstacleTo(isFull) is not null, TestDisk.ObstacleTo(isFull));
        using var disk = new TestDisk();
        var breaker = NewBreaker(folder: disk.Path);
        FailTimes(breaker, 2);
        var files = disk.Files();
        disk.Spoil(isFull);

        breaker.Begin()?.Dispose();
        FailTimes(breaker, 1);

        Assert.Throws<RateLimitedException>(breaker.ThrowIfOpen);
        NewBreaker(folder: disk.Path).ThrowIfOpen();
        Assert.Equal(files, disk.Files());
        disk.Heal();
        FailTimes(breaker, 1);
        Assert.Throws<RateLimitedException>(NewBreaker(folder: disk.Path).ThrowIfOpen);
    }

    [Fact]
    public void An_attestation_ends_well_although_the_folder_went_away_meanwhile()
    {
        var breaker = NewBreaker();
        var mark = breaker.Begin();
        Assert.NotNull(mark);
        _folder.Delete(recursive: true);

        mark.Dispose();

        breaker.Succeeded();
        breaker.ThrowIfOpen();
        FailTimes(breaker, 3);
        Assert.Throws<RateLimitedException>(NewBreaker().ThrowIfOpen);
    }

    [Fact]
    public async Task Is_not_held_up_by_a_pipe_in_the_place_of_its_file()
    {
        // Windows has no such pipes.
        if (OperatingSystem.IsWindows())
            return;
        FailTimes(NewBreaker(), 1);
        var file = Assert.Single(_folder.GetFiles());
        file.Delete();
        NamedPipe.Create(file.FullName);

        await Task.Run(NewBreaker().ThrowIfOpen).WaitAsync(TimeSpan.FromMinutes(1));
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

    [Theory]
    [InlineData("{\"failures\":3,")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("""{"failures":"3","openUntil":"tomorrow"}""")]
    [InlineData("""{"failures":-2000000000,"openUntil":null,"errorId":null}""")]
    [InlineData("""{"failures":2147483647,"openUntil":null,"errorId":null}""")]
    [InlineData("""{"failures":3,"openUntil":"2026-09-01T13:00:00+00:00","errorId":"x","coolDown":"-01:00:00"}""")]
    public void A_state_that_no_breaker_wrote_leaves_it_closed_and_working(string state)
    {
        FailTimes(NewBreaker(), 3);
        var file = Assert.Single(_folder.GetFiles());
        File.WriteAllText(file.FullName, state);
        var breaker = NewBreaker();

        breaker.ThrowIfOpen();

        FailTimes(breaker, 3);
        Assert.Throws<RateLimitedException>(breaker.ThrowIfOpen);
        Assert.Throws<RateLimitedException>(NewBreaker().ThrowIfOpen);
    }

    [Fact]
    public void A_state_with_a_text_of_megabytes_is_not_believed()
    {
        FailTimes(NewBreaker(), 1);
        var file = Assert.Single(_folder.GetFiles());
        File.WriteAllText(file.FullName, $$"""{"failures":3,"openUntil":"2026-09-01T13:00:00+00:00","errorId":"{{new string('x', 900_000)}}"}""");

        NewBreaker().ThrowIfOpen();
    }

    private AttestationBreaker NewBreaker(string service = "https://www.youtube.com/", string? folder = null) =>
        new(folder ?? _folder.FullName, new Uri(service), _time, NullLogger.Instance);

    private static void FailTimes(AttestationBreaker breaker, int times)
    {
        for (var i = 0; i < times; i++)
            breaker.Failed(new AttestationException(ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken, "Refused."));
    }
}
