using SessionOps.Engines.V8;
using SessionOps.Scripting;
using Xunit.Abstractions;

namespace SessionOps.Engines.Tests.Recordings;

/// <summary>Real challenge scripts run to their end on both engines. The lengths go to the output; Chromium's come from eng/recordings/chromium.mjs.</summary>
public sealed class RecordedChallengeTests(ITestOutputHelper output)
{
    private const int Snapshots = 5;

    [RecordedPairFact]
    public Task Runs_every_recorded_challenge_to_its_end_in_Jint() => RunAllAsync(new JintEngine());

    [RecordedPairFact]
    public Task Runs_every_recorded_challenge_to_its_end_in_V8() => RunAllAsync(new V8Engine());

    private async Task RunAllAsync(IScriptEngine engine)
    {
        var gaps = new List<string>();
        foreach (var pair in RecordedPair.Names.Select(RecordedPair.Read))
        {
            await using var world = await engine.CreateWorldAsync(new ScriptWorldOptions { PageUrl = pair.PageUrl }, CancellationToken.None);
            await world.ExecuteAsync(pair.Interpreter, "interpreter.js", CancellationToken.None);
            var page = await world.CreateBridgeAsync(RecordedPair.Page, CancellationToken.None);
            await page.CallAsync("load", ScriptWorlds.Patience, CancellationToken.None, pair.GlobalName, pair.Program);
            var lengths = new List<int>();
            for (var i = 0; i < Snapshots; i++)
            {
                var snapshot = Assert.IsType<string>(await page.CallAsync("snapshot", ScriptWorlds.Patience, CancellationToken.None));

                // Search's snapshots begin with an asterisk, YouTube's with a dollar sign, reCAPTCHA's with an exclamation mark.
                Assert.Contains(snapshot[0], "*$!");
                lengths.Add(snapshot.Length);
            }

            output.WriteLine($"{engine.Name} {pair.Name}: {lengths.Min()}-{lengths.Max()} ({string.Join(' ', lengths)})");
            gaps.AddRange(world.CoverageGaps.Select(gap => $"{pair.Name}: {gap.Target}.{gap.Member} x{gap.Count}"));
        }

        Assert.Empty(gaps);
    }
}
