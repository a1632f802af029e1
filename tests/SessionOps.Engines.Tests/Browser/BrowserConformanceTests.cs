using SessionOps.Scripting;

namespace SessionOps.Engines.Tests.Browser;

/// <summary>What Chromium gave for each expression (recorded by eng/conformance), asserted of the environment.</summary>
public sealed class BrowserConformanceTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);
    private static readonly ScriptWorldOptions s_options = new()
    {
        Limits = new ScriptLimits { Timeout = s_limit, MemoryBytes = 4L << 30 },
    };

    public static TheoryData<string, string> GroupsOfEngines
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var engine in Engines.All.Keys)
            {
                foreach (var group in ExpectationGroup.Names)
                    data.Add(engine, group);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(GroupsOfEngines))]
    public async Task Answers_as_Chromium_does(string engineName, string name)
    {
        var group = ExpectationGroup.Read(name);
        var known = KnownDifference.Of(engineName);
        await using var engine = await Engines.All[engineName].CreateWorldAsync(s_options, CancellationToken.None);
        await engine.ExecuteAsync(group.Setup, "setup.js", CancellationToken.None);
        var bridge = await engine.CreateBridgeAsync(ExpectationGroup.ReadResource("describe.js"), CancellationToken.None);

        var differences = new List<string>();
        foreach (var (expression, expected) in group.Assertions)
        {
            var actual = await DescribeAsync(bridge, group.IsAsynchronous ? "settle" : "describe", expression);
            if (actual == expected == known.Contains(expression))
                differences.Add($"{expression}\n  Chromium {expected}\n  {engineName} {actual}");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {group.Assertions.Count}:\n{string.Join('\n', differences.Take(20))}");
    }

    private static async Task<string?> DescribeAsync(IScriptBridge bridge, string way, string expression)
    {
        try
        {
            return (string?)await bridge.CallAsync(way, s_limit, CancellationToken.None, expression);
        }
        catch (SessionOpsException exception)
        {
            // A promise that never settles is a difference like any other.
            return exception.Message;
        }
    }

    [Fact]
    public void There_are_at_least_1500_assertions_from_one_Chromium()
    {
        var groups = ExpectationGroup.Names.Select(ExpectationGroup.Read).ToList();

        Assert.True(groups.Sum(static group => group.Assertions.Count) >= 1500);
        Assert.Single(groups.Select(static group => group.Chromium).Distinct());
    }
}
