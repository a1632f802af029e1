using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Attestation;
using SessionOps.InnerTube;
using SessionOps.Sessions;
using SessionOps.Storage;

namespace SessionOps.Tests.Sessions;

/// <summary>Session services on one store, one clock and one attestation, each as a process of its own would have it.</summary>
public abstract class SessionServiceWorld : IAsyncDisposable
{
    private protected readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));
    private protected readonly PageHandler _pages = new();
    private protected readonly FakeAttestation _attestation;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-service-");
    private readonly HttpClient _http;
    private readonly List<SessionService> _services = [];

    private protected SessionServiceWorld()
    {
        _http = new HttpClient(_pages);
        _attestation = new FakeAttestation(_time);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
            await service.DisposeAsync();
        _http.Dispose();
        _pages.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static Task<YouTubeSession> Shared(SessionService service)
        => service.GetSessionAsync(new SessionRequest { Reuse = true }, null, CancellationToken.None);

    private protected static Task<PoToken> Mint(SessionService service, string videoId)
        => service.MintAsync(new PoTokenRequest { ContentBinding = videoId }, null, CancellationToken.None);

    private protected FileSessionStore NewStore() => new(Path.Combine(_folder.FullName, "store"), _time);

    private protected SessionService NewService(ISessionStore? store = null)
    {
        var options = new SessionOpsOptions();
        var service = new SessionService(
            new InnerTubeClient(_http, options, _time), _attestation,
            new AttestationBreaker(Path.Combine(_folder.FullName, "cache"), options.YouTubeUrl, _time, NullLogger.Instance),
            store ?? NewStore(), "fake", new SessionOpsMetrics(), new OwnedParts(null, null), _time, NullLogger<SessionService>.Instance);
        _services.Add(service);
        return service;
    }
}
