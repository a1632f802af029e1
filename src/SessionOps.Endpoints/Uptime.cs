using Microsoft.Extensions.Hosting;

namespace SessionOps.Endpoints;

/// <summary>How long the host runs, counted from its start rather than from its first request.</summary>
public sealed class Uptime(TimeProvider time) : IHostedService
{
    private long _startedAt = time.GetTimestamp();

    /// <summary>The time since the host started.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(Volatile.Read(ref _startedAt));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _startedAt, time.GetTimestamp());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
