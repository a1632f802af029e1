namespace SessionOps.Sessions;

/// <summary>
/// When something that was obtained is due and when it ends. The wall clock counts, since others set these times by theirs; the time that passed
/// in this process counts too, since a clock that is set back must not make anything live longer.
/// </summary>
internal sealed class Lifespan(DateTimeOffset createdAt, DateTimeOffset refreshAt, DateTimeOffset expiresAt, TimeProvider timeProvider)
{
    /// <summary>The longest life that anything is believed to have; YouTube grants half a day.</summary>
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(8);

    // Clocks of machines that synchronise theirs differ by less.
    private static readonly TimeSpan s_maxClockSkew = TimeSpan.FromMinutes(5);

    private readonly long _since = timeProvider.GetTimestamp();
    private readonly TimeSpan _untilRefresh = refreshAt - timeProvider.GetUtcNow();
    private readonly TimeSpan _untilEnd = expiresAt - timeProvider.GetUtcNow();

    /// <summary>The lifespan of a session as it is read or obtained now.</summary>
    public static Lifespan Of(YouTubeSession session, TimeProvider timeProvider) => new(session.CreatedAt, session.RefreshAt, session.ExpiresAt, timeProvider);

    /// <summary>Whether it has ended, or was made by a clock that is ahead, so that its end is unknown.</summary>
    public bool IsOver
    {
        get
        {
            var now = timeProvider.GetUtcNow();
            return expiresAt <= now || Passed >= _untilEnd || createdAt - now > s_maxClockSkew || expiresAt - now > MaxLifetime;
        }
    }

    /// <summary>Whether it should be replaced.</summary>
    public bool IsDue => refreshAt <= timeProvider.GetUtcNow() || Passed >= _untilRefresh || IsOver;

    private TimeSpan Passed => timeProvider.GetElapsedTime(_since);
}
