using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SessionOps.Generator.Tests.Harness;

/// <summary>One run of the generator over a compilation, which can be run again after an edit.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        Input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Output = (CSharpCompilation)output;
        Result = _driver.GetRunResult().Results.Single();
    }

    public CSharpCompilation Input { get; }

    public CSharpCompilation Output { get; }

    public GeneratorRunResult Result { get; }

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The emitted files, by name.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public static GeneratorRun Of(string surfaces, params (string Path, string Text)[] sources) =>
        Of(new BuildProperties(("SessionOpsSurface", surfaces)), sources);

    public static GeneratorRun Of(BuildProperties properties, params (string Path, string Text)[] sources)
    {
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        var driver = CSharpGeneratorDriver.Create([new OperationGenerator().AsSourceGenerator()], [], Sources.ParseOptions, properties, options);
        return new GeneratorRun(driver, Sources.Compile(sources));
    }

    /// <summary>Runs again, with what the first run left in the cache.</summary>
    public GeneratorRun Again(Func<CSharpCompilation, CSharpCompilation> edit) => new(_driver, edit(Input));

    /// <summary>Everything that the compiler says about input and output together, hints excepted.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics => Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
}
