using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace SessionOps.Generator.Tests.Harness;

/// <summary>Applies a code fix as an editor would.</summary>
internal static class CodeFix
{
    /// <summary>The source after the first fix that is offered for the first diagnostic; null when none is.</summary>
    public static async Task<string?> ApplyAsync(CodeFixProvider provider, string source)
    {
        var run = GeneratorRun.Of("PowerShell", ("Sample.cs", source));
        var diagnostic = run.Diagnostics.First(candidate => provider.FixableDiagnosticIds.Contains(candidate.Id));
        using var workspace = new AdhocWorkspace();
        var project = workspace
            .AddProject("Sample", LanguageNames.CSharp)
            .WithMetadataReferences(run.Input.References)
            .WithParseOptions(Sources.ParseOptions)
            .WithCompilationOptions(run.Input.Options);
        var document = project.AddDocument("Usings.cs", run.Input.SyntaxTrees.Last().ToString()).Project.AddDocument("Sample.cs", source);

        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.Count == 0)
            return null;
        var operations = await actions[0].GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        changed = await Formatter.FormatAsync(await Simplifier.ReduceAsync(changed), Formatter.Annotation);
        return (await changed.GetTextAsync()).ToString();
    }
}
