using SessionOps.Attestation;
using SessionOps.InnerTube;
using SessionOps.Scripting;
using SessionOps.Simulator.Challenges;

namespace SessionOps.Simulator.Tests;

/// <summary>One run of a challenge in a script world that a test has tampered with.</summary>
/// <param name="Snapshot">What the run gave.</param>
/// <param name="CanMint">Whether it gave a function to mint with.</param>
internal sealed record ChallengeRun(string Snapshot, bool CanMint)
{
    public static readonly PageVisit Visit = new(
        new Uri("http://127.0.0.1:4555/"),
        BrowserProfile.Default.UserAgent,
        BrowserProfile.Default.Languages[0],
        "EventOfThePage0123456789"
    );

    public static async Task<ChallengeRun> OfAsync(
        IssuedChallenge challenge,
        string tampering = "",
        string? interpreter = null,
        Uri? pageUrl = null,
        string? userAgent = null,
        string? eventId = null
    )
    {
        var options = new ScriptWorldOptions
        {
            PageUrl = pageUrl ?? Visit.Url,
            Profile = BrowserProfile.Default with { UserAgent = userAgent ?? Visit.UserAgent },
        };
        var world = await new JintEngine().CreateWorldAsync(options, CancellationToken.None);
        await world.ExecuteAsync(tampering, "tampering.js", CancellationToken.None);
        var described = new Challenge
        {
            Source = ChallengeSource.Page,
            Program = challenge.Program,
            GlobalName = challenge.GlobalName,
        };
        await using var client = await BotGuardClient.LoadAsync(
            world,
            described,
            interpreter ?? challenge.Interpreter,
            $$"""{"EVENT_ID":"{{eventId ?? Visit.EventId}}"}""",
            options.Limits.Timeout,
            CancellationToken.None
        );
        var snapshot = await client.SnapshotAsync(binding: null, CancellationToken.None);
        return new ChallengeRun(snapshot, await client.CanMintAsync(CancellationToken.None));
    }
}
