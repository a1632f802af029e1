using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Makes parameter sets of the groups of parameters that exclude each other: one set for each choice of one parameter from every group.</summary>
internal static class ParameterSets
{
    public static IEnumerable<ParameterModel> With(IEnumerable<ParameterModel> parameters)
    {
        var all = parameters.ToArray();
        var groups = all.Where(parameter => parameter.Binding.Group is not null)
            .GroupBy(parameter => parameter.Binding.Group)
            .Select(group => group.ToArray())
            .ToArray();
        var choices = groups
            .Aggregate(
                new[] { Array.Empty<ParameterModel>() }.AsEnumerable(),
                (chosen, group) => chosen.SelectMany(_ => group, (before, parameter) => before.Append(parameter).ToArray())
            )
            .ToArray();
        return all.Select(parameter =>
            parameter.Binding.Group is null
                ? parameter
                : parameter with
                {
                    Binding = parameter.Binding with
                    {
                        Sets = choices
                            .Where(choice => choice.Contains(parameter))
                            .Select(choice => string.Concat(choice.Select(one => one.Property)))
                            .ToEquatableArray(),
                        // All but the usual one must be given for their sets to be meant.
                        DecidesSets = groups.All(group => group[0] != parameter),
                    },
                }
        );
    }

    /// <summary>The set in which every group has its usual parameter; null when there are no groups.</summary>
    public static string? DefaultOf(IEnumerable<ParameterModel> parameters)
    {
        var usual = parameters
            .Where(parameter => parameter.Binding is { Group: not null, DecidesSets: false })
            .Select(parameter => parameter.Property)
            .ToArray();
        return usual.Length == 0 ? null : string.Concat(usual);
    }
}
