using Microsoft.CodeAnalysis;
using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>
/// Decides how a cmdlet takes its input: the first parameter that is no switch is positional, and each parameter that takes whole piped objects has
/// a parameter set in which it alone does, since PowerShell would otherwise turn one object into the values of both.
/// </summary>
internal static class CmdletShape
{
    public static EquatableArray<ParameterModel> WithParameterSets(IReadOnlyList<ParameterModel> parameters, IMethodSymbol method, Findings findings)
    {
        var pipeline = method.Parameters.ToDictionary(parameter => parameter.Name, ParameterReader.PipelineOf, StringComparer.Ordinal);
        var piped = parameters.Where(parameter => pipeline[parameter.Name].ByValue).ToArray();
        CheckPiped(piped, method, findings);
        var first = parameters.FirstOrDefault(parameter => parameter is { Kind: ParameterKind.Argument, Type.Shape: not TypeShape.Boolean });
        return parameters.Select(parameter => parameter.Kind == ParameterKind.Argument ? Shape(parameter) : parameter).ToEquatableArray();

        ParameterModel Shape(ParameterModel parameter)
        {
            var (byValue, byPropertyName) = pipeline[parameter.Name];
            int? position = parameter == first ? 0 : null;
            var common = new ParameterSetModel(null, parameter.IsRequired, position, byValue, byPropertyName);
            return parameter with { ParameterSets = (byValue && piped.Length > 1 ? piped.Select(InSetOf) : [common]).ToEquatableArray() };

            ParameterSetModel InSetOf(ParameterModel owner) => owner == parameter
                ? common with { Name = owner.Property, IsMandatory = parameter.IsRequired || owner != piped[0] }
                : common with { Name = owner.Property, IsMandatory = false, FromPipeline = false };
        }
    }

    /// <summary>The set of the parameter that is meant when nothing tells.</summary>
    public static string? DefaultParameterSet(IEnumerable<ParameterModel> parameters) =>
        parameters.SelectMany(parameter => parameter.ParameterSets).FirstOrDefault(set => set is { Name: not null, FromPipeline: true })?.Name;

    /// <summary>An expression that names what an action changes: the first parameter that is text or a record and no secret.</summary>
    public static string? Target(IEnumerable<ParameterModel> parameters)
    {
        var target = parameters.FirstOrDefault(parameter => parameter is { Kind: ParameterKind.Argument, IsSecret: false, Type.Shape: TypeShape.String or TypeShape.Record });
        if (target is null || target.Type.Shape == TypeShape.String)
            return target?.Property;
        return target.Type.IsNullable ? $"{target.Property}?.ToString()" : $"{target.Property}.ToString()";
    }

    private static void CheckPiped(ParameterModel[] piped, IMethodSymbol method, Findings findings)
    {
        foreach (var group in piped.GroupBy(parameter => parameter.Type.Name, StringComparer.Ordinal))
        {
            foreach (var parameter in group.Skip(1))
            {
                var location = method.Parameters.First(candidate => candidate.Name == parameter.Name).Locations[0];
                findings.Add(Rules.AmbiguousPipeline, location, parameter.Name, group.First().Name, parameter.Type.Name.Split('.', ':').Last());
            }
        }
    }
}
