using System.Text.Json;

namespace SessionOps.Engines.Tests.Browser;

/// <summary>An assertion that an engine cannot meet, and why.</summary>
public sealed record KnownDifference(string Engine, string Expression, string Reason)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>The expressions that an engine is known to answer differently.</summary>
    public static IReadOnlySet<string> Of(string engine) =>
        JsonSerializer
            .Deserialize<KnownDifference[]>(ExpectationGroup.ReadResource("known-differences.json"), s_options)!
            .Where(difference => difference.Engine == engine)
            .Select(static difference => difference.Expression)
            .ToHashSet();
}
