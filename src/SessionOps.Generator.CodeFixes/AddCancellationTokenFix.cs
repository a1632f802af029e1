using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SessionOps.Generator.Diagnostics;

namespace SessionOps.Generator.CodeFixes;

/// <summary>Adds <c>CancellationToken cancellationToken = default</c> behind the other parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddCancellationTokenFix : MethodFix
{
    private protected override string Title => "Add 'CancellationToken cancellationToken = default'";

    private protected override DiagnosticDescriptor Rule => Rules.MissingCancellationToken;

    private protected override MethodDeclarationSyntax? Correct(MethodDeclarationSyntax method)
    {
        var type = SyntaxFactory.ParseTypeName("global::System.Threading.CancellationToken").WithAdditionalAnnotations(Simplifier.Annotation);
        return method.AddParameterListParameters(
            SyntaxFactory
                .Parameter(SyntaxFactory.Identifier("cancellationToken"))
                .WithType(type.WithTrailingTrivia(SyntaxFactory.Space))
                .WithDefault(SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)))
        );
    }
}
