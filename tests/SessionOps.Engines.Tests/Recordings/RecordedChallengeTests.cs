using SessionOps.Attestation;
using SessionOps.Engines.V8;
using SessionOps.Scripting;
using Xunit.Abstractions;

namespace SessionOps.Engines.Tests.Recordings;

/// <summary>Real challenge scripts run to their end on both engines. The lengths go to the output; Chromium's come from eng/recordings/measure.mjs.</summary>
public sealed class RecordedChallengeTests(ITestOutputHelper output)
{
    // The largest of them takes an interpreting engine seconds even on an idle machine.
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    [RecordedPairFact]
    public Task Runs_every_recorded_challenge_to_its_end_in_Jint() => RunAllAsync(new JintEngine());

    [RecordedPairFact]
    public Task Runs_every_recorded_challenge_to_its_end_in_V8() => RunAllAsync(new V8Engine());

    private async Task RunAllAsync(IScriptEngine engine)
    {
        var gaps = new List<string>();
        foreach (var pair in RecordedPair.Names.Select(RecordedPair.Read))
        {
            var options = new ScriptWorldOptions
            {
                PageUrl = pair.PageUrl,
                Limits = new ScriptLimits { Timeout = s_timeout },
            };
            var world = await engine.CreateWorldAsync(options, CancellationToken.None);
            await using var client = await BotGuardClient.LoadAsync(world, pair.Challenge, pair.Interpreter, "{}", s_timeout, CancellationToken.None);
            var snapshot = await client.SnapshotAsync(binding: null, CancellationToken.None);

            // Search's snapshots begin with an asterisk, YouTube's with a dollar sign, reCAPTCHA's with an exclamation mark.
            Assert.Contains(snapshot[0], "*$!");
            output.WriteLine($"{engine.Name} {pair.Name}: {snapshot.Length}");
            if (pair.IntegrityToken is { } integrityToken)
            {
                Assert.True(await client.CanMintAsync(CancellationToken.None));
                await client.StartMintingAsync(integrityToken, CancellationToken.None);
                Assert.Equal(0x32, (await client.MintAsync("binding"u8.ToArray(), CancellationToken.None))[0]);
            }

            gaps.AddRange(client.CoverageGaps.Select(gap => $"{pair.Name}: {gap.Target}.{gap.Member} x{gap.Count}"));
        }

        Assert.Empty(gaps);
    }
}
