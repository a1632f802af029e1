using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Attestation;
using SessionOps.InnerTube;
using SessionOps.Sessions;
using SessionOps.Storage;

namespace SessionOps.Core.Tests.Sessions;

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

    private protected static Task<YouTubeSession> Shared(SessionService service) => service.GetSessionAsync(new SessionRequest(), null, CancellationToken.None);

    private protected static Task<PoToken> Mint(SessionService service, string videoId) =>
        service.MintAsync(new PoTokenRequest { ContentBinding = videoId }, null, CancellationToken.None);

    // Those who wait for another process, or for a store, look again after a delay of the fake clock.
    private protected async Task<T> PassTimeUntilAsync<T>(Task<T> task)
    {
        for (var passed = Stopwatch.StartNew(); !task.IsCompleted; )
        {
            Assert.True(passed.Elapsed < TimeSpan.FromMinutes(1), "It does not end, however much of the fake clock's time passes.");
            _time.Advance(TimeSpan.FromMilliseconds(500));
            // A busy machine's other threads get their turn before more of their patience is gone.
            await Task.WhenAny(task, Task.Delay(1));
        }

        return await task;
    }

    private protected FakeEngine Engine { get; } = new();

    private protected SessionOpsMetrics Metrics => field ??= new SessionOpsMetrics(_time);

    private protected FileSessionStore NewStore() => new(Path.Combine(_folder.FullName, "store"), _time);

    private protected AttestationBreaker NewBreaker() =>
        new(Path.Combine(_folder.FullName, "cache"), new SessionOpsOptions().YouTubeUrl, _time, NullLogger.Instance);

    private protected string SessionFile => Path.Combine(_folder.FullName, "store", "sessions", "default.json");

    private protected SessionService NewService(ISessionStore? store = null, TimeProvider? timeProvider = null, bool isShortLived = false)
    {
        var options = new SessionOpsOptions();
        var service = new SessionService(
            new SessionServiceParts(
                new InnerTubeClient(_http, options, _time),
                _attestation,
                NewBreaker(),
                store ?? NewStore(),
                Engine,
                Metrics,
                timeProvider ?? _time,
                NullLogger<SessionService>.Instance
            )
            {
                IsShortLived = isShortLived,
            }
        );
        _services.Add(service);
        return service;
    }
}
