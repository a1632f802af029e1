using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SessionOps.Generator.Diagnostics;

namespace SessionOps.Generator.CodeFixes;

/// <summary>Writes what the generator itself says would be right instead of the marked text.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplacementFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [Rules.UnapprovedVerb.Id, Rules.PluralNoun.Id, Rules.AmbiguousPipeline.Id, Rules.SecretInQuery.Id, Rules.UnsafeGet.Id, Rules.RecordOutsideBody.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(DiagnosticInfo.ReplacementProperty, out var replacement) && replacement is not null)
            {
                var title = $"Write {replacement}";
                context.RegisterCodeFix(
                    CodeAction.Create(title, token => ReplaceAsync(context.Document, diagnostic.Location.SourceSpan, replacement, token), title),
                    diagnostic
                );
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> ReplaceAsync(Document document, TextSpan span, string replacement, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.Replace(span, replacement));
    }
}
