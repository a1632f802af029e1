using System.Net;
using System.Net.Sockets;
using SessionOps.Endpoints;
using SessionOps.Http;

namespace SessionOps.Server.Status;

/// <summary>Makes reports of the host's state; asks only the store.</summary>
internal sealed class StatusReporter(ISessionService sessions, SessionOpsOptions options, Uptime uptime, TimeProvider time)
{
    /// <summary>Makes a report.</summary>
    public async Task<StatusReport> ReportAsync(CancellationToken cancellationToken)
    {
        var (stored, problem) = await ListAsync(cancellationToken);
        // Asked for afterwards: what the store just said counts.
        var status = sessions.Status;
        var now = time.GetUtcNow();
        var until = status.CoolingDownUntil > now ? status.CoolingDownUntil : null;
        return new StatusReport
        {
            Version = typeof(StatusReporter).Assembly.GetName().Version!.ToString(3),
            Now = now,
            StartedAt = now - uptime.Elapsed,
            Engine = status.Engine,
            YouTubeUrl = options.YouTubeUrl,
            Proxy = YouTubeHttp.DescribeProxy(options),
            Store = status.StoreLocation,
            Problems = [.. Problems(status, problem, until)],
            Breaker = new BreakerReport(until is not null, until, status.FailuresInARow),
            Minted = status.Minted,
            MintsPerMinute = status.MintedLastMinute,
            Sessions = [.. stored.Select(session => Describe(session, status))],
            Attestations = status.Attestations,
            LastFailure = status.LastFailure,
        };
    }

    private async Task<(IReadOnlyList<YouTubeSession> Sessions, string? Problem)> ListAsync(CancellationToken cancellationToken)
    {
        var stored = new List<YouTubeSession>();
        try
        {
            await foreach (var session in sessions.ListSessionsAsync(cancellationToken))
                stored.Add(session);
            return (stored, null);
        }
        catch (SessionOpsException error)
        {
            // The page is needed most when the store fails: it is shown without the stored sessions.
            return (stored, error.Message);
        }
    }

    private static IEnumerable<string> Problems(SessionServiceStatus status, string? listing, DateTimeOffset? until)
    {
        if (status.EngineProblem is { } engine)
            yield return engine;
        if ((status.StoreProblem ?? listing) is { } store)
            yield return store;
        if (until is { } moment)
            yield return $"No attestation is tried before {moment:u}, after repeated failures.";
    }

    private static SessionReport Describe(YouTubeSession session, SessionServiceStatus status) =>
        new(
            session.Name,
            session.Grade,
            session.CreatedAt,
            session.RefreshAt,
            session.ExpiresAt,
            Mask(session.RemoteHost),
            session.Engine,
            session.CoverageGaps,
            status.Minters.FirstOrDefault(minter => minter.SessionName == session.Name),
            status.UnsavedSessions.Contains(session.Name)
        );

    // Enough to tell one network from another, and too little to name a home.
    private static string? Mask(string? address) =>
        !IPAddress.TryParse(address, out var ip) ? null
        : ip.AddressFamily == AddressFamily.InterNetwork ? string.Join('.', ip.ToString().Split('.')[..3]) + ".*"
        : string.Join(':', Enumerable.Range(0, 3).Select(part => $"{(ip.GetAddressBytes()[part * 2] << 8) + ip.GetAddressBytes()[(part * 2) + 1]:x}")) + ":*";
}
