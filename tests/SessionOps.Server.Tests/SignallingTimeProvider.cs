using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace SessionOps.Server.Tests;

/// <summary>A clock that moves only when told, and tells when somebody waits for it.</summary>
internal sealed class SignallingTimeProvider(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<bool> _waiting = Channel.CreateUnbounded<bool>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waiting.Writer.TryWrite(true);
        return timer;
    }

    public async Task SomebodyWaitsAsync() => await _waiting.Reader.ReadAsync();
}
