using Microsoft.CodeAnalysis;
using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Decides how a cmdlet takes its input: the first parameter that is not a switch needs no name, and a piped object goes to one parameter only.</summary>
internal static class CmdletShape
{
    public static EquatableArray<ParameterModel> WithBindings(
        IReadOnlyList<ParameterModel> parameters,
        IMethodSymbol method,
        Findings findings,
        CancellationToken cancellationToken
    )
    {
        var piped = parameters.Where(parameter => PipelineOf(parameter).FromPipeline).ToArray();
        CheckPiped(piped, method, findings, cancellationToken);
        var first = parameters.FirstOrDefault(parameter => parameter is { Kind: ParameterKind.Argument, Type.Shape: not TypeShape.Boolean });
        return ParameterSets
            .With(parameters.Select(parameter => parameter with { Binding = PipelineOf(parameter) with { IsFirst = parameter == first } }))
            .ToEquatableArray();

        BindingModel PipelineOf(ParameterModel parameter) => ParameterReader.PipelineOf(method.Parameters.First(symbol => symbol.Name == parameter.Name));
    }

    /// <summary>An expression that names what an action changes: the first parameter that is text or a record and no secret.</summary>
    public static string? Target(IEnumerable<ParameterModel> parameters)
    {
        var target = parameters.FirstOrDefault(parameter =>
            parameter is { Kind: ParameterKind.Argument, IsSecret: false, Type.Shape: TypeShape.String or TypeShape.Record }
        );
        if (target is null || target.Type.Shape == TypeShape.String)
            return target?.Argument;
        return target.Type.IsNullable ? $"{target.Property}?.ToString()" : $"{target.Property}.ToString()";
    }

    private static void CheckPiped(ParameterModel[] piped, IMethodSymbol method, Findings findings, CancellationToken cancellationToken)
    {
        foreach (var group in piped.GroupBy(parameter => parameter.Type.Name, StringComparer.Ordinal))
        {
            foreach (var parameter in group.Skip(1))
            {
                var symbol = method.Parameters.First(candidate => candidate.Name == parameter.Name);
                var location = ParameterReader.PipelineLocation(symbol, cancellationToken);
                findings.AddReplaceable(
                    Rules.AmbiguousPipeline,
                    location,
                    "FromPipeline(ByValue = false)",
                    parameter.Name,
                    group.First().Name,
                    parameter.Type.Name.Split('.', ':').Last()
                );
            }
        }
    }
}
