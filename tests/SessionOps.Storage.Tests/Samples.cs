namespace SessionOps.Storage.Tests;

/// <summary>Sessions and tokens with nothing real in them.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    /// <param name="name">The session's name.</param>
    /// <param name="eventId">What tells one version of the session from another.</param>
    public static YouTubeSession Session(string name = "default", string eventId = "0") =>
        new()
        {
            Name = name,
            VisitorData = "visitor-data-of-a-test",
            VisitorId = "testvisitor",
            RolloutToken = "rollout-token-of-a-test",
            PoToken = Token("visitor-data-of-a-test", BindingKind.VisitorData),
            Client = new YouTubeClient("WEB", "2.20260817.01.00", "Test/1.0", "en", "US"),
            EventId = eventId,
            RemoteHost = "192.0.2.1",
            ChallengeSource = ChallengeSource.AttestationGet,
            Engine = "jint",
            CoverageGaps = [new CoverageGap("Navigator", "gpu", 2)],
            CreatedAt = Now,
            RefreshAt = Now.AddHours(11),
            ExpiresAt = Now.AddHours(12),
        };

    public static PoToken Token(string contentBinding = "dQw4w9WgXcQ", BindingKind kind = BindingKind.VideoId, double hours = 12) =>
        new()
        {
            Value = "token-of-a-test-for-" + contentBinding,
            ContentBinding = contentBinding,
            BindingKind = kind,
            Grade = TokenGrade.Integrity,
            ExpiresAt = Now.AddHours(hours),
        };
}
