using SessionOps.Scripting;

namespace SessionOps.Engines.Tests.Browser;

/// <summary>What Chromium gave for each expression (recorded by eng/conformance), asserted of the environment.</summary>
public abstract class BrowserConformanceTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);
    private static readonly ScriptWorldOptions s_options = new()
    {
        Limits = new ScriptLimits { Timeout = s_limit, MemoryBytes = 4L << 30 },
    };

    public static TheoryData<string> Groups => [.. ExpectationGroup.Names];

    /// <summary>The engine that runs the environment.</summary>
    protected abstract IScriptEngine Engine { get; }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Answers_as_Chromium_does(string name)
    {
        var group = ExpectationGroup.Read(name);
        var known = KnownDifference.Of(Engine.Name);
        await using var world = await Engine.CreateWorldAsync(s_options, CancellationToken.None);
        await world.ExecuteAsync(group.Setup, "setup.js", CancellationToken.None);
        var bridge = await world.CreateBridgeAsync(ExpectationGroup.ReadResource("describe.js"), CancellationToken.None);

        var differences = new List<string>();
        foreach (var (expression, expected) in group.Assertions)
        {
            var actual = await DescribeAsync(bridge, group.IsAsynchronous ? "settle" : "describe", expression);
            if (actual == expected == known.Contains(expression))
                differences.Add($"{expression}\n  Chromium {expected}\n  {Engine.Name} {actual}");
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
}
