using System.Diagnostics.CodeAnalysis;

namespace SessionOps.Endpoints;

/// <summary>The values that a request gave, each by its parameter and of its type.</summary>
internal sealed class ParameterValues
{
    // Set is the only way in, so a value has its parameter's type.
    private readonly Dictionary<OperationParameter, object> _values = [];

    public void Set<T>(OperationParameter<T> parameter, T value)
        where T : notnull => _values[parameter] = value;

    public bool Has(OperationParameter parameter) => _values.ContainsKey(parameter);

    public bool TryGet<T>(OperationParameter<T> parameter, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        var isGiven = _values.TryGetValue(parameter, out var given);
        value = isGiven ? (T)given! : default;
        return isGiven;
    }
}
