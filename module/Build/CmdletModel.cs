namespace SessionOps.Module.Build;

/// <summary>One cmdlet.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Noun">The noun.</param>
/// <param name="Summary">What it does, as a sentence.</param>
/// <param name="Remarks">More about it; empty when there is nothing more.</param>
/// <param name="Parameters">The parameters, the cmdlet's own first.</param>
/// <param name="Outputs">The full names of the types that it returns.</param>
/// <param name="Returns">What it returns, as a sentence.</param>
/// <param name="Examples">Uses of it.</param>
internal sealed record CmdletModel(
    string Verb,
    string Noun,
    string Summary,
    string Remarks,
    IReadOnlyList<ParameterModel> Parameters,
    IReadOnlyList<string> Outputs,
    string Returns,
    IReadOnlyList<ExampleModel> Examples
)
{
    /// <summary>The name by which it is called.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The names of the parameter sets; one without a name when there are none.</summary>
    public IEnumerable<string> Sets => Parameters.SelectMany(parameter => parameter.Sets).Distinct(StringComparer.Ordinal).DefaultIfEmpty("");
}
