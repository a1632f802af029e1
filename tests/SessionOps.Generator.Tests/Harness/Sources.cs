using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SessionOps.Generator.Tests.Harness;

/// <summary>What the generator reads in these tests.</summary>
internal static class Sources
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // All but these tests, which have the product's operations compiled into them.
    private static readonly Lazy<MetadataReference[]> s_references = new(() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Where(path => path != typeof(Sources).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ]
    );

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>The folder of this test project.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "../.."));

    /// <summary>The product's own operations.</summary>
    public static (string Path, string Text)[] Operations { get; } = ReadFolder("../../src/Operations");

    /// <summary>An operation that uses whatever can be said of one.</summary>
    public static (string Path, string Text)[] Everything { get; } = ReadFolder("Samples");

    /// <summary>The hand-written base types of every surface.</summary>
    public static (string Path, string Text)[] StandIns { get; } = ReadFolder("StandIns");

    public static CSharpCompilation Compile(params (string Path, string Text)[] sources) =>
        CSharpCompilation.Create(
            "SessionOps.Sample",
            [.. sources.Append(("Usings.cs", ImplicitUsings)).Select(source => Parse(source.Item1, source.Item2))],
            s_references.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Default
            )
        );

    public static SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), ParseOptions, path);

    /// <summary>The same compilation as in a project that writes no documentation file.</summary>
    public static CSharpCompilation WithoutDocumentation(CSharpCompilation compilation) =>
        compilation
            .RemoveAllSyntaxTrees()
            .AddSyntaxTrees(
                compilation.SyntaxTrees.Select(tree =>
                    CSharpSyntaxTree.ParseText(tree.GetText(), ParseOptions.WithDocumentationMode(DocumentationMode.None), tree.FilePath)
                )
            );

    private static (string Path, string Text)[] ReadFolder(string folder) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Folder, folder), "*.cs")
                .Order(StringComparer.Ordinal)
                .Select(path => (Path.GetFileName(path), File.ReadAllText(path))),
        ];

    private static string Here([CallerFilePath] string path = "") => path;
}
