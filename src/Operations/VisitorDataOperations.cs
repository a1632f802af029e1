namespace SessionOps.Operations;

/// <summary>What can be done with visitor data.</summary>
public static class VisitorDataOperations
{
    /// <summary>Gets a new visitor data alone, without an attestation.</summary>
    /// <remarks>It belongs to no session: <c>Get-YouTubeSession</c> gives one together with the tokens that fit it.</remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The visitor data, and what can be read from it.</returns>
    /// <example><code>Get-VisitorData</code>Gets a visitor data and shows its id, country and age.</example>
    /// <example><code>(Get-VisitorData).Value</code>Gets a visitor data as bare text.</example>
    [Operation("Get", "VisitorData", Http = "GET visitordata")]
    public static Task<VisitorData> GetAsync(ISessionService sessions, CancellationToken cancellationToken = default) =>
        sessions.GetVisitorDataAsync(cancellationToken);
}
