using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SessionOps.Attestation;

/// <summary>
/// Stops attesting for a while after repeated failures, so that a service that refuses or is broken is not hammered. The cool-down is kept
/// in a file, so that a script which starts a new process for every try keeps to it too.
/// </summary>
internal sealed class AttestationBreaker(string folder, Uri service, TimeProvider timeProvider, ILogger logger)
{
    // The player itself gives up its challenge after five tries, for 24 hours. Three and at most one hour is gentler on a user
    // whose network was away, and far below what a service would call hammering.
    private const int FailuresBeforeOpening = 3;
    private static readonly TimeSpan s_firstCoolDown = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestCoolDown = TimeSpan.FromHours(1);

    private readonly string _file = Path.Combine(folder, $"breaker-{Key(service)}.json");
    private readonly object _gate = new();

    /// <summary>Until when no attestation is tried; null when they are.</summary>
    public DateTimeOffset? OpenUntil => Read() is { OpenUntil: { } until } && until > timeProvider.GetUtcNow() ? until : null;

    /// <summary>Throws while the breaker is open.</summary>
    public void ThrowIfOpen()
    {
        var state = Read();
        var wait = state.OpenUntil - timeProvider.GetUtcNow();
        if (wait > TimeSpan.Zero)
            throw new RateLimitedException(ErrorIds.CoolingDown,
                $"The last {state.Failures} attestations failed ({state.ErrorId}); the next is tried after {state.OpenUntil:u}, so that the service is not hammered.", wait)
            {
                LocalAction = $"To try at once, delete '{_file}'.",
            };
    }

    /// <summary>Forgets the failures.</summary>
    public void Succeeded()
    {
        lock (_gate)
        {
            if (Read().Failures > 0)
                Write(new BreakerState(0, null, null));
        }
    }

    /// <summary>Counts a failure, and opens after the third in a row; a service that asks to wait is obeyed at once.</summary>
    public void Failed(Exception error)
    {
        if (!Counts(error))
            return;
        lock (_gate)
        {
            var failures = Read().Failures + 1;
            var coolDown = (error as SessionOpsException)?.RetryAfter ?? TimeSpan.Zero;
            if (failures >= FailuresBeforeOpening)
            {
                var doubled = s_firstCoolDown * Math.Pow(2, Math.Min(failures - FailuresBeforeOpening, 10));
                coolDown = TimeSpan.FromTicks(Math.Max(coolDown.Ticks, Math.Min(doubled.Ticks, s_longestCoolDown.Ticks)));
            }

            var errorId = (error as SessionOpsException)?.ErrorId ?? error.GetType().Name;
            Write(new BreakerState(failures, coolDown > TimeSpan.Zero ? timeProvider.GetUtcNow() + coolDown : null, errorId));
            if (coolDown > TimeSpan.Zero)
                logger.LogWarning("{Failures} attestations failed in a row ({ErrorId}); the next is tried in {CoolDown}", failures, errorId, coolDown);
        }
    }

    // A caller who gave up, wrong settings, a network that is away and a store that is away say nothing about the service.
    private static bool Counts(Exception error) => error is SessionOpsException { ErrorId: not (ErrorIds.CoolingDown or ErrorIds.Unreachable) }
        and (AttestationException or UnexpectedResponseException or RateLimitedException);

    private BreakerState Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(_file), AttestationJson.Default.BreakerState) ?? new BreakerState(0, null, null);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // No file, or one that was cut off: the breaker is closed, which costs one more try at worst.
            return new BreakerState(0, null, null);
        }
    }

    private void Write(BreakerState state)
    {
        Directory.CreateDirectory(folder);
        var next = $"{_file}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(state, AttestationJson.Default.BreakerState));
        File.Move(next, _file, overwrite: true);
    }

    private static string Key(Uri service) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(service.GetLeftPart(UriPartial.Path))))[..12];
}
