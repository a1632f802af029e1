namespace SessionOps.Endpoints;

/// <summary>A stored session as lists show it: nothing that could be used in its place.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Grade">How good its token is.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="RefreshAt">When it is due.</param>
/// <param name="ExpiresAt">When it expires.</param>
/// <param name="Engine">The engine that ran its challenge.</param>
public sealed record SessionSummary(string Name, TokenGrade Grade, DateTimeOffset CreatedAt, DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt, string Engine)
{
    internal static SessionSummary Of(YouTubeSession session) =>
        new(session.Name, session.PoToken.Grade, session.CreatedAt, session.RefreshAt, session.ExpiresAt, session.Engine);
}
