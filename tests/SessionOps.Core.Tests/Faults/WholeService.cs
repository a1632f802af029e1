using Microsoft.Extensions.Time.Testing;
using SessionOps.Http;
using SessionOps.Sessions;
using SessionOps.Storage;
using SessionOps.Testing;

namespace SessionOps.Core.Tests.Faults;

/// <summary>A session service with everything that belongs to it, from sockets to files, but for scripts, which are scripted answers.</summary>
internal sealed class WholeService : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-faults-");

    public WholeService()
    {
        Clock = new SkewedTime(Time);
        var options = new SessionOpsOptions
        {
            YouTubeUrl = YouTube.Url,
            InterpreterHosts = [YouTube.Url.Authority],
            CacheFolder = CacheFolder,
        };
        Service = SessionService.Create(
            options,
            NewStore(),
            Engine,
            YouTubeHttp.CreateClient(options, new WithoutPauses(), Ports),
            ownsHttpClient: true,
            Clock,
            new Random(1)
        );
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What the service takes for the time.</summary>
    public SkewedTime Clock { get; }

    public LoopbackYouTube YouTube { get; } = new();

    /// <summary>Where requests go.</summary>
    public ClosedPort Ports { get; } = new();

    public ScriptedEngine Engine { get; } = new();

    public ISessionService Service { get; }

    public string CacheFolder => Path.Combine(_folder.FullName, "cache");

    private string StoreFolder => Path.Combine(_folder.FullName, "store");

    public Task<YouTubeSession> GetAsync() => Service.GetSessionAsync(new SessionRequest(), null, CancellationToken.None);

    public Task<YouTubeSession> CreateAsync() => Service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);

    public Task<PoToken> MintAsync(string videoId) => Service.MintAsync(new PoTokenRequest { ContentBinding = videoId }, null, CancellationToken.None);

    /// <summary>Another process takes the lease over and writes a session, and this one's next sign of life finds it.</summary>
    public async Task<YouTubeSession> LoseLeaseAsync()
    {
        await using var store = NewStore();
        var stored = (await store.ReadAsync("default", CancellationToken.None))!.Session;
        File.Delete(Path.Combine(StoreFolder, "locks", "default.lease"));
        await using var lease = (await store.TryAcquireLeaseAsync("default", CancellationToken.None))!;
        var theirs = stored with { EventId = "theirs" };
        await lease.WriteAsync(theirs, CancellationToken.None);
        Time.Advance(TimeSpan.FromSeconds(6));
        return theirs;
    }

    /// <summary>Reads what the store has, as another process would.</summary>
    public async Task<YouTubeSession?> StoredAsync()
    {
        await using var store = NewStore();
        return (await store.ReadAsync("default", CancellationToken.None))?.Session;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await YouTube.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private FileSessionStore NewStore() => new(StoreFolder, Clock);

    /// <summary>A clock on which tries follow each other at once.</summary>
    private sealed class WithoutPauses : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
