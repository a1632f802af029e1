using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Reads the DataAnnotations of a parameter.</summary>
internal static class ConstraintsReader
{
    private const string Namespace = "System.ComponentModel.DataAnnotations";

    public static ConstraintsModel Read(IParameterSymbol parameter, TypeModel type, Findings findings, CancellationToken cancellationToken)
    {
        var constraints = ConstraintsModel.None;
        foreach (var attribute in parameter.GetAttributes().Where(attribute => IsValidation(attribute) && IsComplete(attribute)))
        {
            if (Apply(constraints, attribute, type) is { } applied)
                constraints = applied;
            else
                findings.Add(Rules.UnmappedValidation, LocationOf(attribute, cancellationToken), ShortName(attribute), parameter.Name);
            if (ShortName(attribute) == "RegularExpression" && Named(attribute, "ErrorMessage") is null)
                findings.Add(Rules.PatternWithoutSentence, LocationOf(attribute, cancellationToken), parameter.Name);
        }

        return constraints;
    }

    private static bool IsValidation(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.Name == "ValidationAttribute" && type.ContainingNamespace.ToDisplayString() == Namespace)
                return true;
        }

        return false;
    }

    // Incomplete code is the compiler's to report.
    private static bool IsComplete(AttributeData attribute) =>
        attribute.AttributeConstructor is not null
        && attribute.ConstructorArguments.All(argument => argument is { Kind: not TypedConstantKind.Error, IsNull: false });

    private static ConstraintsModel? Apply(ConstraintsModel constraints, AttributeData attribute, TypeModel type)
    {
        var isText = type.Shape == TypeShape.String;
        var arguments = attribute.ConstructorArguments;
        if (attribute.AttributeClass!.ContainingNamespace.ToDisplayString() != Namespace || attribute.NamedArguments.Any(argument => !IsMapped(argument.Key)))
            return null;
        return ShortName(attribute) switch
        {
            "Required" => constraints with { NotEmpty = true },
            "StringLength" when isText => constraints with { MinLength = (int?)Named(attribute, "MinimumLength"), MaxLength = (int)arguments[0].Value! },
            "MinLength" when isText => constraints with { MinLength = (int)arguments[0].Value! },
            "MaxLength" when isText && arguments.Length == 1 => constraints with { MaxLength = (int)arguments[0].Value! },
            "Length" when isText => constraints with { MinLength = (int)arguments[0].Value!, MaxLength = (int)arguments[1].Value! },
            "Range" when type.Shape == TypeShape.Number && arguments.Length == 2 => WithRange(constraints, arguments),
            "RegularExpression" when isText => constraints with
            {
                Pattern = arguments[0].Value as string,
                PatternMessage = Named(attribute, "ErrorMessage") as string ?? "",
            },
            "AllowedValues" when isText => constraints with
            {
                AllowedValues = arguments[0].Values.Select(value => value.Value).OfType<string>().ToEquatableArray(),
            },
            _ => null,
        };
    }

    private static bool IsMapped(string namedArgument) => namedArgument is "ErrorMessage" or "MinimumLength" or "AllowEmptyStrings";

    private static ConstraintsModel? WithRange(ConstraintsModel constraints, ImmutableArray<TypedConstant> bounds) =>
        DefaultValueReader.Literal(bounds[0].Value!) is { } minimum && DefaultValueReader.Literal(bounds[1].Value!) is { } maximum
            ? constraints with
            {
                Minimum = minimum,
                Maximum = maximum,
            }
            : null;

    private static object? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    private static string ShortName(AttributeData attribute)
    {
        const string Suffix = "Attribute";
        var name = attribute.AttributeClass!.Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    private static Location LocationOf(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference!.GetSyntax(cancellationToken).GetLocation();
}
