using Microsoft.CodeAnalysis;

namespace SessionOps.Generator.Tests.Harness;

/// <summary>What a run of the generator must have found.</summary>
internal static class Expect
{
    /// <summary>Exactly the marked diagnostics, each with a message in which nothing is left to fill in.</summary>
    public static GeneratorRun Diagnostics(object markedSource, string surfaces = "PowerShell", params (string Path, string Text)[] others)
    {
        var marked = MarkedSource.Parse(markedSource.ToString()!);
        var run = GeneratorRun.Of(surfaces, [("Sample.cs", marked.Text), .. others]);

        Assert.Equal(
            marked.Expected,
            run.Diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .Select(diagnostic => (diagnostic.Id, Underlined(diagnostic, marked.Text)))
        );
        Assert.All(run.Diagnostics, diagnostic => Assert.DoesNotMatch(@"\{\d\}", diagnostic.GetMessage()));
        return run;
    }

    private static string Underlined(Diagnostic diagnostic, string text) =>
        diagnostic.Location == Location.None ? "" : text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
