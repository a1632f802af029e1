// A worker that keeps a session fresh, so that programs that share its store never wait for an attestation.
using SessionOps;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSessionOps(builder.Configuration);
builder.Services.AddHostedService<FreshSession>();
await builder.Build().RunAsync();

internal sealed class FreshSession(ISessionService sessions, ILogger<FreshSession> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5));
        do
        {
            try
            {
                var session = await sessions.GetSessionAsync(cancellationToken: stoppingToken);
                await foreach (var refreshed in sessions.RefreshAsync(name: null, force: false, cancellationToken: stoppingToken))
                    session = refreshed;
                logger.LogInformation("The session is good until {ExpiresAt:u}.", session.ExpiresAt);
            }
            catch (SessionOpsException error)
            {
                // The next round tries again; after repeated failures SessionOps itself waits.
                logger.LogWarning("{ErrorId}: {Message}", error.ErrorId, error.Message);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
