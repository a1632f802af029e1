using SessionOps.Storage;

namespace SessionOps.Sessions;

/// <summary>Tries a store as sessions use it, with a record that is never served.</summary>
internal static class StoreProbe
{
    /// <summary>Writes, reads and removes a record, and takes its lease.</summary>
    /// <exception cref="StoreException">The store cannot keep sessions.</exception>
    public static async Task RunAsync(ISessionStore store, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var probe = Record(timeProvider.GetUtcNow());
        try
        {
            if (await store.TryAcquireLeaseAsync(probe.Name, cancellationToken).ConfigureAwait(false) is { } lease)
            {
                await using var held = lease.ConfigureAwait(false);
                await lease.WriteAsync(probe, cancellationToken).ConfigureAwait(false);
            }

            if ((await store.ReadAsync(probe.Name, cancellationToken).ConfigureAwait(false))?.Session.VisitorId != probe.VisitorId)
                throw new StoreException(ErrorIds.StoreUnavailable, $"The store {store.Location} took a record and does not give it back.");
        }
        finally
        {
            await store.RemoveAsync(probe.Name, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static YouTubeSession Record(DateTimeOffset now) =>
        new()
        {
            Name = $"probe-{Guid.NewGuid():N}",
            VisitorData = "probe",
            VisitorId = "probe",
            PoToken = new PoToken
            {
                Value = "probe",
                ContentBinding = "probe",
                BindingKind = BindingKind.Custom,
                Grade = TokenGrade.Error,
                ExpiresAt = now,
            },
            Client = new YouTubeClient("probe", "0", "probe", "en", "US"),
            ChallengeSource = ChallengeSource.Page,
            Engine = "none",
            CreatedAt = now,
            RefreshAt = now,
            ExpiresAt = now,
        };
}
