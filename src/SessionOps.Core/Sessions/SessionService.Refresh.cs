using System.Runtime.CompilerServices;

namespace SessionOps.Sessions;

internal sealed partial class SessionService
{
    public async IAsyncEnumerable<YouTubeSession> RefreshAsync(
        string? name, bool force, IProgress<SessionStep>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (name is not null)
        {
            if (await RefreshOneAsync(name, force, progress, cancellationToken).ConfigureAwait(false) is { } refreshed)
                yield return refreshed;
            yield break;
        }

        var failures = new List<Exception>();
        await foreach (var stored in _store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            YouTubeSession? refreshed = null;
            try
            {
                refreshed = await RefreshOneAsync(stored, force, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (SessionOpsException error)
            {
                // One session that cannot be refreshed must not keep the others from it; all failures are told at the end.
                failures.Add(error);
            }

            if (refreshed is not null)
                yield return refreshed;
        }

        if (failures.Count > 0)
            throw failures.Count == 1 ? failures[0] : new AggregateException("Several sessions could not be refreshed.", failures);
    }

    // Null when it was not due, or when another process is refreshing it already.
    private async Task<YouTubeSession?> RefreshOneAsync(string name, bool force, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        var slot = Slot(name);
        var stored = await _refresher.ReadAsync(slot, cancellationToken).ConfigureAwait(false)
            ?? throw new SessionOpsException(ErrorIds.SessionNotFound, $"There is no session '{slot.Name}' in {_store.Location}; create it first.");
        if (!force && !slot.IsDue(stored))
            return null;

        var allowFallback = stored.Grade == TokenGrade.Fallback;
        return await _refresher.RefreshAsync(
            slot, session => session.CreatedAt > stored.CreatedAt, waitForOthers: force, allowFallback, progress, cancellationToken).ConfigureAwait(false);
    }

    private void RefreshInBackground(SessionSlot slot, YouTubeSession due, bool allowFallback)
        => _background.Start($"The refresh of session '{slot.Name}'", ending => slot.Flights(allowFallback).Refreshing.RunAsync(async token =>
            await _refresher.RefreshAsync(slot, session => session.CreatedAt > due.CreatedAt, waitForOthers: false, allowFallback, progress: null, token)
                .ConfigureAwait(false) is not null, ending));
}
