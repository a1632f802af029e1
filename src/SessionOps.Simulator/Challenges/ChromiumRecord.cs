using System.Text.Json;

namespace SessionOps.Simulator.Challenges;

/// <summary>What a real Chromium gives for the objects that programs sample; written by eng/simulator-reference/record.mjs.</summary>
internal sealed record ChromiumRecord(IReadOnlyList<Sample> Samples)
{
    private static readonly string[] s_targets = ["iframe", "style", "mouseEvent"];

    // Names that no browser has are read as well.
    private static readonly string[] s_absent = ["msTransform", "MozAppearance", "-o-transform", "behaviour", "webkitNothing"];

    /// <summary>The committed record.</summary>
    public static ChromiumRecord Committed { get; } = Read();

    private static ChromiumRecord Read()
    {
        using var stream = typeof(ChromiumRecord).Assembly.GetManifestResourceStream("chromium.json")!;
        using var json = JsonDocument.Parse(stream);
        var recorded = s_targets.SelectMany(
            (target, index) =>
                json.RootElement.GetProperty(target).EnumerateObject().Select(member => new Sample(index, member.Name, member.Value.GetString()!))
        );
        var absent = s_absent.Select(name => new Sample(1, name, "undefined"));
        return new ChromiumRecord([.. recorded.Concat(absent)]);
    }
}
