namespace SessionOps.Testing;

/// <summary>A clock on the wall that can be set, over a clock by which time passes as before.</summary>
public sealed class SkewedTime(TimeProvider time) : TimeProvider
{
    /// <summary>By how much it is ahead.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Skew;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
