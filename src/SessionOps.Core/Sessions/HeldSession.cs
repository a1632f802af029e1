namespace SessionOps.Sessions;

/// <summary>A session as this process holds it.</summary>
/// <param name="Session">The session.</param>
/// <param name="Version">Its version in the store; for one that is not saved yet, the version that it replaces. Null: there was none.</param>
/// <param name="IsSaved">Whether the store has it.</param>
/// <param name="Lifespan">When it is due and when it ends.</param>
internal sealed record HeldSession(YouTubeSession Session, string? Version, bool IsSaved, Lifespan Lifespan)
{
    /// <summary>Whether it may be served.</summary>
    public bool IsUsable(AttestationOptions options) => options.Accepts(Session.Grade) && !Lifespan.IsOver;
}
