using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace SessionOps.Generator.CodeFixes;

/// <summary>Corrects the declaration of the method whose name is marked.</summary>
public abstract class MethodFix : CodeFixProvider
{
    private protected abstract string Title { get; }

    private protected abstract DiagnosticDescriptor Rule { get; }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [Rule.Id];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && Correct(method) is { } corrected)
        {
            var document = context.Document.WithSyntaxRoot(root.ReplaceNode(method, corrected.WithAdditionalAnnotations(Formatter.Annotation)));
            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(document), Title), context.Diagnostics);
        }
    }

    /// <summary>The method as it should be; null when that alone would not make it right.</summary>
    private protected abstract MethodDeclarationSyntax? Correct(MethodDeclarationSyntax method);
}
