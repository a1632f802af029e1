using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SessionOps.Generator.Emitting;
using SessionOps.Generator.Model;
using SessionOps.Generator.Parsing;

namespace SessionOps.Generator;

/// <summary>Makes cmdlets, endpoints and triggers from the methods that have <c>[Operation]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class OperationGenerator : IIncrementalGenerator
{
    private const string AttributeName = "SessionOps.Operations.OperationAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var choice = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => SurfaceReader.Read(options)).WithTrackingName(Steps.Choice);
        var surfaces = choice.Select(static (choice, _) => choice.Surfaces).WithTrackingName(Steps.Surfaces);

        var results = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                AttributeName,
                static (node, _) => node is MethodDeclarationSyntax,
                static (context, token) => OperationParser.Parse(context, token)
            )
            .WithTrackingName(Steps.Results);
        var sites = results.Select(static (result, _) => result.Site).Collect().WithTrackingName(Steps.Sites);
        var all = results.Collect().Select(static (results, _) => OperationSet.From(results)).WithTrackingName(Steps.All);
        var each = all.SelectMany(static (operations, _) => operations).WithTrackingName(Steps.Each);

        context.RegisterSourceOutput(each.Combine(surfaces), static (context, pair) => AddOperation(context, pair.Left, pair.Right));
        context.RegisterSourceOutput(all.Combine(surfaces), static (context, pair) => AddIndex(context, pair.Left, pair.Right));

        context.RegisterSourceOutput(results, static (context, result) => Report(context, result.Diagnostics));
        context.RegisterSourceOutput(sites, static (context, sites) => Report(context, Conflicts.Find(sites)));
        context.RegisterSourceOutput(choice.Combine(sites), static (context, pair) => Report(context, SurfaceReader.Check(pair.Left, pair.Right.Length)));
    }
}
