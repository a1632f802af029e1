using System.Text.RegularExpressions;

namespace SessionOps.Generator.Tests.Harness;

/// <summary>The C# blocks of <c>docs/generator.md</c>, each with the file's name behind the language.</summary>
internal static partial class DocumentationPage
{
    private static readonly string s_path = Path.Combine(Sources.Folder, "../../docs/generator.md");

    public static IReadOnlyDictionary<string, string> Blocks =>
        Block().Matches(File.ReadAllText(s_path)).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["text"].Value);

    /// <summary>Puts the files into the blocks of their names, when snapshots are to be written anew.</summary>
    public static void Rewrite(IReadOnlyDictionary<string, string> files)
    {
        if (Snapshot.IsRewriting)
            File.WriteAllText(
                s_path,
                Block()
                    .Replace(
                        File.ReadAllText(s_path),
                        match =>
                            files.TryGetValue(match.Groups["name"].Value, out var text) ? $"```csharp {match.Groups["name"].Value}\n{text}```" : match.Value
                    )
            );
    }

    [GeneratedRegex("^```csharp (?<name>\\S+)\\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
