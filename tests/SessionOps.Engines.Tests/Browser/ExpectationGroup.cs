using System.Text.Json;

namespace SessionOps.Engines.Tests.Browser;

/// <summary>Assertions that one world runs: an expression each, and what Chromium gave for it.</summary>
public sealed record ExpectationGroup(string Name, string Chromium, string Setup, bool IsAsynchronous, IReadOnlyList<Expectation> Assertions)
{
    private const string Prefix = "expectations/";

    /// <summary>The names of all groups.</summary>
    public static IEnumerable<string> Names =>
        typeof(ExpectationGroup)
            .Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static name => name[Prefix.Length..]);

    /// <summary>Reads one group.</summary>
    public static ExpectationGroup Read(string name)
    {
        using var document = JsonDocument.Parse(ReadResource(Prefix + name));
        var root = document.RootElement;
        return new ExpectationGroup(
            name,
            root.GetProperty("chromium").GetString()!,
            root.GetProperty("setup").GetString()!,
            root.TryGetProperty("asynchronous", out var asynchronous) && asynchronous.GetBoolean(),
            [.. root.GetProperty("assertions").EnumerateArray().Select(static pair => new Expectation(pair[0].GetString()!, pair[1].GetString()!))]
        );
    }

    internal static string ReadResource(string name)
    {
        using var reader = new StreamReader(typeof(ExpectationGroup).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
