using Microsoft.Extensions.Logging;

namespace SessionOps.Attestation;

/// <summary>
/// Stops attesting for a while after repeated failures, so that a service that refuses or is broken is not hammered. The state is in memory, and as
/// well as the disk allows in a file too, so that a script that starts a new process for every attempt respects the cool-down.
/// </summary>
internal sealed class AttestationBreaker(string folder, Uri service, TimeProvider timeProvider, ILogger logger)
{
    // The player itself gives up its challenge after five tries, for 24 hours. Three and at most one hour is gentler on a user
    // whose network was away, and far below what a service would call hammering.
    private const int FailuresBeforeOpening = 3;
    private static readonly TimeSpan s_firstCoolDown = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestCoolDown = TimeSpan.FromHours(1);

    // A service may ask for more than we would wait by ourselves; one that asks for years is broken.
    private static readonly TimeSpan s_maxRetryAfter = TimeSpan.FromDays(1);

    // An attestation that succeeds does not forgive a minter that fails: the next attestation would end the same way.
    private static readonly TimeSpan s_mintFailuresCountFor = TimeSpan.FromMinutes(10);

    private readonly BreakerFile _file = new(folder, service, logger);
    private readonly BreakerMarks _marks = new(BreakerFile.PathOf(folder, service), logger);
    private readonly object _gate = new();
    private readonly Queue<long> _mintFailures = new();
    private Known _known = new(BreakerState.Closed, TimeSpan.Zero, 0);

    /// <summary>Until when no attestation is tried, as this process knows it; null when they are.</summary>
    public DateTimeOffset? OpenUntil => Left is { Ticks: > 0 } left ? timeProvider.GetUtcNow() + left : null;

    /// <summary>How many attestations failed in a row, as this process knows it.</summary>
    public int FailuresInARow => State.Failures;

    private BreakerState State => Volatile.Read(ref _known).State;

    private TimeSpan Left
    {
        get
        {
            var known = Volatile.Read(ref _known);
            return known.CoolDown - timeProvider.GetElapsedTime(known.Since);
        }
    }

    /// <summary>Notes that an attestation runs, until the result is disposed; if the process ends before that, the next process counts it as failed.</summary>
    public IDisposable? Begin() => _marks.Begin();

    /// <summary>Throws while the breaker is open, here or in another process.</summary>
    public void ThrowIfOpen()
    {
        lock (_gate)
        {
            // A file that could not be written must not end the cool-down early.
            if (_file.Read() is { } shared && (_file.IsInStep || shared.OpenUntil >= (State.OpenUntil ?? default)))
                Learn(shared);
            for (var abandoned = _marks.TakeAbandoned(); abandoned > 0; abandoned--)
                Count(new SessionOpsException(ErrorIds.InternalError, "A process ended while it attested."), State.Failures + 1);
            if (Left is { Ticks: > 0 } left)
                throw new RateLimitedException(
                    ErrorIds.CoolingDown,
                    $"The last {State.Failures} attestations failed ({State.ErrorId}); the next is tried after {timeProvider.GetUtcNow() + left:u}, so that the service is not hammered.",
                    left
                )
                {
                    LocalAction = _file.IsInStep ? $"To try at once, delete '{_file.Path}'." : null,
                };
        }
    }

    /// <summary>Forgets the failures.</summary>
    public void Succeeded()
    {
        lock (_gate)
        {
            if (State.Failures > 0)
                Keep(BreakerState.Closed, TimeSpan.Zero);
        }
    }

    /// <summary>Counts an attestation that failed, whatever failed, and opens after the third in a row; a service that asks to wait is obeyed at once.</summary>
    public void Failed(Exception error)
    {
        // The breaker's own refusal is not an attempt.
        if (error is SessionOpsException { ErrorId: ErrorIds.CoolingDown })
            return;
        lock (_gate)
            Count(error, State.Failures + 1);
    }

    /// <summary>Counts a minter that failed; three within ten minutes open the breaker, although each attestation succeeded.</summary>
    public void MintFailed(Exception error)
    {
        lock (_gate)
        {
            _mintFailures.Enqueue(timeProvider.GetTimestamp());
            while (timeProvider.GetElapsedTime(_mintFailures.Peek()) > s_mintFailuresCountFor)
                _mintFailures.Dequeue();
            if (_mintFailures.Count >= FailuresBeforeOpening)
                Count(error, Math.Max(_mintFailures.Count, State.Failures + 1));
        }
    }

    private void Count(Exception error, int failures)
    {
        // 429 is a refusal, with or without Retry-After.
        var coolDown = (error as SessionOpsException)?.RetryAfter ?? (error is RateLimitedException ? s_firstCoolDown : TimeSpan.Zero);
        if (failures >= FailuresBeforeOpening)
        {
            var doubled = s_firstCoolDown * Math.Pow(2, Math.Min(failures - FailuresBeforeOpening, 10));
            coolDown = TimeSpan.FromTicks(Math.Max(coolDown.Ticks, Math.Min(doubled.Ticks, s_longestCoolDown.Ticks)));
        }

        coolDown = TimeSpan.FromTicks(Math.Min(coolDown.Ticks, s_maxRetryAfter.Ticks));
        var errorId = (error as SessionOpsException)?.ErrorId ?? error.GetType().Name;
        Keep(
            coolDown > TimeSpan.Zero
                ? new BreakerState(failures, timeProvider.GetUtcNow() + coolDown, errorId, coolDown)
                : new BreakerState(failures, null, errorId),
            coolDown
        );
        if (coolDown > TimeSpan.Zero)
            logger.LogWarning("{Failures} attestations failed in a row ({ErrorId}); the next is tried in {CoolDown}", failures, errorId, coolDown);
    }

    private void Keep(BreakerState state, TimeSpan coolDown)
    {
        Volatile.Write(ref _known, new Known(state, coolDown, timeProvider.GetTimestamp()));
        _file.Write(state);
    }

    // Another process's state has wall-clock times, which are further ahead than any real wait where the clock was set back since. Once known, the rest
    // of a wait is measured by this process's own time: a changed wall clock neither lengthens a wait nor ends one early.
    private void Learn(BreakerState shared)
    {
        if (shared == State)
            return;
        var left = (shared.OpenUntil ?? DateTimeOffset.MinValue) - timeProvider.GetUtcNow();
        var longest = shared.CoolDown < s_maxRetryAfter ? shared.CoolDown.Value : s_maxRetryAfter;
        var coolDown = TimeSpan.FromTicks(Math.Clamp(left.Ticks, 0, longest.Ticks));
        Volatile.Write(ref _known, new Known(shared, coolDown, timeProvider.GetTimestamp()));
    }

    private sealed record Known(BreakerState State, TimeSpan CoolDown, long Since);
}
