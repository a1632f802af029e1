using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SessionOps.Generator.Diagnostics;

namespace SessionOps.Generator.CodeFixes;

/// <summary>Makes a method <c>public static</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePublicStaticFix : MethodFix
{
    private static readonly SyntaxKind[] s_replaced =
    [
        SyntaxKind.PublicKeyword,
        SyntaxKind.PrivateKeyword,
        SyntaxKind.ProtectedKeyword,
        SyntaxKind.InternalKeyword,
        SyntaxKind.StaticKeyword,
    ];

    private protected override string Title => "Make it public and static";

    private protected override DiagnosticDescriptor Rule => Rules.NotPublicStatic;

    private protected override MethodDeclarationSyntax? Correct(MethodDeclarationSyntax method)
    {
        // A class that is not public is its author's decision, and the method alone would not be reachable.
        if (method.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => !type.Modifiers.Any(SyntaxKind.PublicKeyword)))
            return null;
        var kept = method.Modifiers.Where(modifier => !s_replaced.Contains(modifier.Kind()));
        SyntaxToken[] modifiers = [SyntaxFactory.Token(SyntaxKind.PublicKeyword), SyntaxFactory.Token(SyntaxKind.StaticKeyword), .. kept];
        var spaced = SyntaxFactory.TokenList(modifiers.Select(modifier => modifier.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space)));
        // The comment above belongs to the first token, whichever that is: an attribute's bracket usually.
        return method.WithModifiers(spaced).WithLeadingTrivia(method.GetLeadingTrivia());
    }
}
