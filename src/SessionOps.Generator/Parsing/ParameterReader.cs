using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Reads the parameters of a method: special ones by their type, all others as what a user gives.</summary>
internal sealed class ParameterReader(
    IMethodSymbol method,
    TypeReader types,
    DocumentationReader documentation,
    TakenNames taken,
    Findings findings,
    CancellationToken cancellationToken
)
{
    private readonly HashSet<ParameterKind> _special = [];

    /// <summary>The parameters that can be used; what is wrong with the others is in the findings.</summary>
    public IEnumerable<ParameterModel> Read() => method.Parameters.Select(Read).OfType<ParameterModel>().ToArray();

    /// <summary>Whether piped objects bind to the parameter as a whole, and by the names of their properties.</summary>
    public static BindingModel PipelineOf(IParameterSymbol parameter)
    {
        var binding = new BindingModel
        {
            Group = Attribute(parameter, "AlternativeAttribute")?.ConstructorArguments[0].Value as string,
            IsStoredName = Attribute(parameter, "StoredNameAttribute") is not null,
        };
        return Attribute(parameter, "FromPipelineAttribute") is not { } attribute
            ? binding
            : binding with
            {
                FromPipeline = Flag(attribute, "ByValue"),
                FromPipelineByPropertyName = Flag(attribute, "ByPropertyName"),
                PropertyName = Text(attribute, "PropertyName"),
                IsMany = parameter.Type.SpecialType == SpecialType.System_String,
                ValueOf = attribute
                    .NamedArguments.Where(argument => argument.Key == "ValueOf")
                    .SelectMany(argument => argument.Value.Values)
                    .Select(type => type.Value)
                    .OfType<ITypeSymbol>()
                    .Select(type => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
                    .ToEquatableArray(),
            };
    }

    /// <summary>The place of <c>FromPipeline</c> at a parameter that has it.</summary>
    public static Location PipelineLocation(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        Attribute(parameter, "FromPipelineAttribute")!.ApplicationSyntaxReference!.GetSyntax(cancellationToken).GetLocation();

    public static ParameterKind KindOf(IParameterSymbol parameter) =>
        parameter.Type.OriginalDefinition.ToDisplayString() switch
        {
            "SessionOps.ISessionService" => ParameterKind.Sessions,
            "System.IProgress<T>" or "System.IProgress<in T>" => ParameterKind.Progress,
            "System.Threading.CancellationToken" => ParameterKind.CancellationToken,
            _ => ParameterKind.Argument,
        };

    private ParameterModel? Read(IParameterSymbol parameter)
    {
        var location = parameter.Locations[0];
        var kind = KindOf(parameter);
        CheckModifiers(parameter, location);
        if (kind == ParameterKind.Argument)
            return ReadArgument(parameter, location);
        if (!_special.Add(kind))
            findings.Add(Rules.RepeatedSpecialParameter, location, parameter.Name, kind.ToString());
        return new ParameterModel
        {
            Name = parameter.Name,
            Kind = kind,
            Type = new TypeModel("", TypeShape.Record, IsNullable: false, IsReference: true),
            Default = null,
            Summary = new DocumentationText("", ""),
            Constraints = ConstraintsModel.None,
            IsSecret = false,
            SecretUnless = null,
            Property = "",
        };
    }

    private ParameterModel? ReadArgument(IParameterSymbol parameter, Location location)
    {
        var property = Naming.Pascal(parameter.Name);
        taken.Check(parameter.Name, property, location, findings);
        if (PipelineOf(parameter).PropertyName is { } alias)
            taken.Check(alias, alias, PipelineLocation(parameter, cancellationToken), findings);
        var summary = documentation.Parameter(parameter.Name);
        if (summary is null && documentation.IsRead)
            findings.Add(Rules.MissingParameterText, location, parameter.Name, method.Name, property);
        if (types.Read(parameter.Type) is not { } type)
        {
            findings.Add(
                Rules.UnsupportedParameterType,
                TypeLocation(parameter),
                parameter.Name,
                parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
            );
            return null;
        }

        var secret = Attribute(parameter, "SecretAttribute");
        return new ParameterModel
        {
            Name = parameter.Name,
            Kind = ParameterKind.Argument,
            Type = type,
            Default = ReadDefault(parameter, type, location),
            Summary = summary ?? new DocumentationText("", ""),
            Constraints = ConstraintsReader.Read(parameter, type, findings, cancellationToken),
            IsSecret = secret is not null,
            SecretUnless = secret is null ? null : Text(secret, "Unless"),
            Property = property,
        };
    }

    private void CheckModifiers(IParameterSymbol parameter, Location location)
    {
        var modifier =
            parameter.RefKind != RefKind.None ? parameter.RefKind.ToString().ToLowerInvariant()
            : parameter.IsParams ? "params"
            : null;
        if (modifier is not null)
            findings.Add(Rules.ByReference, location, parameter.Name, modifier);
    }

    private string? ReadDefault(IParameterSymbol parameter, TypeModel type, Location location)
    {
        if (type.Shape == TypeShape.Boolean && !type.IsNullable && (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is not false))
        {
            findings.Add(Rules.SwitchDefaultsToTrue, location, parameter.Name);
            return null;
        }

        if (!parameter.HasExplicitDefaultValue)
            return null;
        var expression = DefaultValueReader.Read(parameter, type);
        if (expression is null)
            findings.Add(Rules.InexpressibleDefault, DefaultLocation(parameter), parameter.Name);
        return expression;
    }

    private static AttributeData? Attribute(IParameterSymbol parameter, string name) =>
        parameter
            .GetAttributes()
            .FirstOrDefault(attribute =>
                attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == "SessionOps.Operations"
            );

    // Both ways are open unless the attribute closes one.
    private static bool Flag(AttributeData attribute, string name) =>
        !attribute.NamedArguments.Any(argument => argument.Key == name && argument.Value.Value is false);

    private static string? Text(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as string;

    private Location TypeLocation(IParameterSymbol parameter) => Syntax(parameter)?.Type?.GetLocation() ?? parameter.Locations[0];

    private Location DefaultLocation(IParameterSymbol parameter) => Syntax(parameter)?.Default?.Value.GetLocation() ?? parameter.Locations[0];

    private ParameterSyntax? Syntax(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as ParameterSyntax;
}
