namespace SessionOps.Sessions;

/// <summary>Parts of a session service that end with it.</summary>
internal sealed record OwnedParts(IAsyncDisposable? SpareWorld, HttpClient? HttpClient) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (SpareWorld is not null)
            await SpareWorld.DisposeAsync().ConfigureAwait(false);
        HttpClient?.Dispose();
    }
}
