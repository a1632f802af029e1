namespace SessionOps;

/// <summary>What several operations ask of a session service.</summary>
public static class SessionServiceExtensions
{
    /// <summary>Reads a stored session without creating one.</summary>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.SessionNotFound"/>: there is none of that name.</exception>
    public static async Task<YouTubeSession> ReadSessionAsync(this ISessionService sessions, string name, CancellationToken cancellationToken) =>
        await sessions.FindSessionAsync(name, cancellationToken).ConfigureAwait(false) ?? throw NotFound(name);

    /// <summary>Forgets the named session, its minter and its stored tokens.</summary>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.SessionNotFound"/>: there is none of that name.</exception>
    public static async Task ForgetSessionAsync(this ISessionService sessions, string name, CancellationToken cancellationToken)
    {
        if (!await sessions.RemoveSessionAsync(name, cancellationToken).ConfigureAwait(false))
            throw NotFound(name);
    }

    private static SessionOpsException NotFound(string name) => new(ErrorIds.SessionNotFound, $"The store has no session '{name}'.");
}
