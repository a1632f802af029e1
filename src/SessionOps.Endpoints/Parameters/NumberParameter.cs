using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Microsoft.OpenApi;

namespace SessionOps.Endpoints;

/// <summary>A number.</summary>
/// <typeparam name="T">Its type.</typeparam>
public sealed class NumberParameter<T>(string name) : OperationParameter<T>(name)
    where T : struct, INumber<T>
{
    /// <summary>The least number.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number.</summary>
    public double? Maximum { get; init; }

    private protected override string Form => "a number in the range of its type";

    private protected override bool IsWrittenAs(JsonValueKind kind) => kind == JsonValueKind.Number;

    private protected override bool TryParse(string text, out T value) => T.TryParse(text, CultureInfo.InvariantCulture, out value);

    private protected override string? Check(T value)
    {
        var number = double.CreateChecked(value);
        if (number < Minimum)
            return string.Create(CultureInfo.InvariantCulture, $"must be at least {Minimum}.");
        return number > Maximum ? string.Create(CultureInfo.InvariantCulture, $"must be at most {Maximum}.") : null;
    }

    internal override void Describe(OpenApiSchema schema, bool isInQuery)
    {
        schema.Minimum = Minimum?.ToString(CultureInfo.InvariantCulture);
        schema.Maximum = Maximum?.ToString(CultureInfo.InvariantCulture);
    }
}
