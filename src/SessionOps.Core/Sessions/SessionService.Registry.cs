using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SessionOps.Storage;

namespace SessionOps.Sessions;

/// <content>Which sessions are kept in memory, and what is done for all of them.</content>
internal sealed partial class SessionService
{
    /// <summary>How many sessions are kept in memory; beyond that, the least recently used one is dropped, and read from the store again on its next use.</summary>
    internal const int MaxSessionsInMemory = 256;

    /// <summary>How many minters are kept warm, each a script world of some 20 MB.</summary>
    internal const int MaxWarmMinters = 32;

    // What is pending at the end is small; a store that hangs must not keep the process from ending.
    private static readonly TimeSpan s_lastFlushTimeout = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async IAsyncEnumerable<YouTubeSession> RefreshAsync(
        string? name,
        bool force,
        IProgress<SessionStep>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (name is not null)
        {
            if (await Shared(name).RefreshAsync(force, progress, cancellationToken).ConfigureAwait(false) is { } refreshed)
                yield return refreshed;
            yield break;
        }

        var failures = new List<Exception>();
        try
        {
            // One that is not stored yet is in no list.
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException error)
        {
            failures.Add(error);
        }

        await foreach (var stored in _context.Store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            YouTubeSession? refreshed = null;
            try
            {
                refreshed = await Shared(stored).RefreshAsync(force, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (SessionOpsException error)
            {
                // One session that cannot be refreshed must not keep the others from it; all failures are reported at the end.
                failures.Add(error);
            }

            if (refreshed is not null)
                yield return refreshed;
        }

        if (failures.Count > 0)
            throw failures.Count == 1 ? failures[0] : new AggregateException("Several sessions could not be refreshed.", failures);
    }

    private SharedSession Shared(string name)
    {
        SessionName.Validate(name);
        while (true)
        {
            var shared = _sessions.GetOrAdd(name, static (name, context) => new SharedSession(name, context), _context);
            if (!shared.IsClosed)
            {
                TrimExcept(shared);
                return shared;
            }

            _sessions.TryRemove(new(name, shared));
        }
    }

    private void TrimExcept(SharedSession used)
    {
        if (_sessions.Count <= MaxWarmMinters)
            return;
        var idle = _sessions.Values.Where(session => session != used && session.IsIdle).OrderBy(session => session.UsedAt).ToList();
        var warm = _sessions.Values.Count(static session => session.HasWarmMinter);
        foreach (var session in idle.Where(static session => session.HasWarmMinter).Take(Math.Max(0, warm - MaxWarmMinters)))
            _context.Background.Start($"Ending the minter of session '{session.Name}'", _ => session.InvalidateAsync().AsTask());
        foreach (var session in idle.Take(Math.Max(0, _sessions.Count - MaxSessionsInMemory)))
        {
            _sessions.TryRemove(new(session.Name, session));
            _context.Background.Start($"Closing session '{session.Name}'", _ => session.DisposeAsync().AsTask());
        }
    }

    private async Task FlushAtEndAsync()
    {
        using var timeout = new CancellationTokenSource(s_lastFlushTimeout);
        try
        {
            await FlushAsync(timeout.Token).WaitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SessionOpsException or OperationCanceledException)
        {
            _parts.Logger.LogWarning("Not everything could be stored at the end: {Message}", error.Message);
        }
    }
}
