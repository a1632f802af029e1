using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.OpenApi;

namespace SessionOps.Endpoints;

/// <summary>One parameter of an operation and the values that it takes.</summary>
public abstract class OperationParameter
{
    private protected OperationParameter(string name, Type type) => (Name, Type) = (name, type);

    /// <summary>Its name in routes, queries and JSON bodies.</summary>
    public string Name { get; }

    /// <summary>Its type, without the mark of nullability.</summary>
    public Type Type { get; }

    /// <summary>What it is for, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether a caller has to give it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The default value, or null.</summary>
    public object? Default { get; init; }

    /// <summary>Whether the value is a secret, which never travels in a route or a query.</summary>
    public bool IsSecret { get; init; }

    /// <summary>A regular expression of the values of a secret parameter that are not secret; null when every value is.</summary>
    public string? SecretUnless { get; init; }

    /// <summary>Whether values can be written as text at all: in routes, queries and JSON strings.</summary>
    internal virtual bool IsText => true;

    /// <summary>Whether a text must not travel in a query.</summary>
    internal bool IsSecretIn(string text) => IsSecret && (SecretUnless is not { } harmless || !WholeMatch.Is(harmless, text));

    /// <summary>Reads a value written as text; what is wrong with it, as the end of a sentence, or null.</summary>
    internal abstract string? Read(string text, ParameterValues values);

    /// <summary>Reads a member of a JSON body; what is wrong with it, as the end of a sentence, or null.</summary>
    internal abstract string? Read(JsonElement element, ParameterValues values);

    /// <summary>Adds the rules to the schema of the type.</summary>
    internal virtual void Describe(OpenApiSchema schema, bool isInQuery) { }
}

/// <summary>One parameter of an operation by the type of its values.</summary>
/// <typeparam name="T">Their type, without the mark of nullability.</typeparam>
public abstract class OperationParameter<T> : OperationParameter
    where T : notnull
{
    private protected OperationParameter(string name)
        : base(name, typeof(T)) { }

    /// <summary>How a value is written, to end "must be ...".</summary>
    private protected abstract string Form { get; }

    internal sealed override string? Read(string text, ParameterValues values) => TryParse(text, out var value) ? Keep(value, values) : $"must be {Form}.";

    internal override string? Read(JsonElement element, ParameterValues values)
    {
        if (!IsWrittenAs(element.ValueKind))
            return $"must be {Form}.";
        return Read(element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText(), values);
    }

    /// <summary>Whether a value can be JSON of this kind.</summary>
    private protected virtual bool IsWrittenAs(JsonValueKind kind) => kind == JsonValueKind.String;

    private protected abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);

    /// <summary>What is wrong with a value that could be read, without the value, which may be a secret; null when nothing is.</summary>
    private protected virtual string? Check(T value) => null;

    private protected string? Keep(T value, ParameterValues values)
    {
        values.Set(this, value);
        return Check(value);
    }
}
