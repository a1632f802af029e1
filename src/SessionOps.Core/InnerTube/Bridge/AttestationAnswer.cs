namespace SessionOps.InnerTube.Bridge;

/// <summary>The answer of <c>att/get</c>, and the JSON inside a page's <c>ytAtN</c>.</summary>
internal sealed record AttestationAnswer
{
    public BgChallenge? BgChallenge { get; init; }
}
