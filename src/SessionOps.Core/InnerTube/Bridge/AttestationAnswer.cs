namespace SessionOps.InnerTube.Bridge;

/// <summary>The answer of <c>att/get</c>, and the JSON inside a page's <c>ytAtN</c>.</summary>
internal sealed record AttestationAnswer
{
    public BgChallenge? BgChallenge { get; init; }

    public BotguardData? BotguardData { get; init; }

    /// <summary>The challenge in either form; null when there is none that can be run.</summary>
    public Challenge? ToChallenge(ChallengeSource source, Uri page) => BgChallenge?.ToChallenge(source, page) ?? BotguardData?.ToChallenge(source, page);
}
