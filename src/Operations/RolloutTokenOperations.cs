namespace SessionOps.Operations;

/// <summary>What can be done with rollout tokens.</summary>
public static class RolloutTokenOperations
{
    /// <summary>Gets a new rollout token alone, without an attestation.</summary>
    /// <remarks>It belongs to no session: <c>Get-YouTubeSession</c> gives one together with the tokens that fit it.</remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The rollout token, and what can be read from it.</returns>
    /// <example><code>Get-RolloutToken</code>Gets a rollout token and shows its numbers.</example>
    /// <example><code>(Get-RolloutToken).Value</code>Gets a rollout token as bare text.</example>
    [Operation("Get", "RolloutToken", Http = "GET rollouttoken")]
    public static Task<RolloutToken> GetAsync(ISessionService sessions, CancellationToken cancellationToken = default) =>
        sessions.GetRolloutTokenAsync(cancellationToken);
}
