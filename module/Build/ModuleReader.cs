using System.Reflection;

namespace SessionOps.Module.Build;

/// <summary>Reads what the module's files need from the built cmdlets and their documentation.</summary>
internal sealed class ModuleReader(MetadataLoadContext context, Documentation documentation)
{
    private readonly List<string> _problems = [];

    /// <summary>Reads the module; what would make a bad module is among its problems.</summary>
    public ModuleModel Read(BuildInputs inputs)
    {
        var assembly = context.LoadFromAssemblyPath(inputs.Assembly);
        _problems.AddRange(IsolationRule.Violations(assembly));
        var types = assembly
            .GetExportedTypes()
            .Where(type => !type.IsAbstract && type.Attribute("CmdletAttribute") is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .ToList();
        CmdletModel[] cmdlets = [.. types.Select(ReadCmdlet)];
        var outputs = types.SelectMany(OutputTypes).Where(type => type.Assembly.GetName().Name == "SessionOps.Contracts").Distinct();
        ViewModel[] views = [.. new ViewReader().Read(outputs)];
        CheckMembers(views, assembly.GetType(TypesFile.Members));
        return new ModuleModel(
            inputs.Version,
            inputs.Project.TrimEnd('/'),
            inputs.HelpAddress,
            ReleaseNotes.Of(File.ReadLines(inputs.Changelog)),
            cmdlets,
            views,
            _problems
        );
    }

    private void CheckMembers(IEnumerable<ViewModel> views, Type? members)
    {
        var missing = views
            .SelectMany(view => view.List.Where(column => column.Member is not null).Select(column => TypesFile.MethodOf(view, column)))
            .Where(method => members?.GetMethod(method) is null);
        _problems.AddRange(missing.Select(method => $"{TypesFile.Members} has no method {method}: it says what the views show of that property."));
    }

    private CmdletModel ReadCmdlet(Type type)
    {
        var cmdlet = type.Attribute("CmdletAttribute")!;
        var (verb, noun) = ((string)cmdlet.ConstructorArguments[0].Value!, (string)cmdlet.ConstructorArguments[1].Value!);
        var id = $"T:{type.FullName}";
        List<ParameterModel> parameters = [.. Parameters(type)];
        if (cmdlet.Named<bool>("SupportsShouldProcess"))
        {
            parameters.Add(Common("WhatIf", "Says what would be done, and does nothing."));
            parameters.Add(Common("Confirm", "Asks before anything is done."));
        }

        var model = new CmdletModel(
            verb,
            noun,
            documentation.Text(id, "summary"),
            documentation.Text(id, "remarks"),
            parameters,
            [.. OutputTypes(type).Select(output => output.FullName!)],
            documentation.Text(id, "returns"),
            documentation.Examples(id)
        );
        if (model.Summary.Length == 0)
            _problems.Add($"{model.Name} has no summary: its operation's doc comment is its help.");
        if (model.Examples.Count < 2)
            _problems.Add($"{model.Name} has {model.Examples.Count} examples: write at least two.");
        _problems.AddRange(
            parameters
                .Where(parameter => parameter.Summary.Length == 0)
                .Select(parameter => $"-{parameter.Name} of {model.Name} has no summary: a <param> of the operation is its help.")
        );
        return model;
    }

    // The cmdlet's own before those that all share, each group as it was declared.
    private IEnumerable<ParameterModel> Parameters(Type type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var property in declaring.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                CustomAttributeData[] attributes = [.. property.GetCustomAttributesData().Where(data => data.AttributeType.Name == "ParameterAttribute")];
                if (attributes.Length > 0)
                    yield return ReadParameter(property, attributes);
            }
        }
    }

    private ParameterModel ReadParameter(PropertyInfo property, CustomAttributeData[] attributes)
    {
        // In the help, one description stands for all parameter sets.
        int[] positions = [.. attributes.Select(data => data.Named("Position", int.MinValue)).Where(position => position >= 0)];
        return new ParameterModel(property.Name, documentation.Text($"P:{property.DeclaringType!.FullName}.{property.Name}", "summary"))
        {
            TypeName = PowerShellName(property.PropertyType),
            IsSwitch = property.PropertyType.Name == "SwitchParameter",
            IsMandatory = attributes.All(data => data.Named<bool>("Mandatory")),
            Position = positions.Length > 0 ? positions.Min() : null,
            FromPipeline = attributes.Any(data => data.Named<bool>("ValueFromPipeline")),
            FromPipelineByPropertyName = attributes.Any(data => data.Named<bool>("ValueFromPipelineByPropertyName")),
            Values = Values(property),
            Sets = [.. attributes.Select(data => data.Named<string>("ParameterSetName")).OfType<string>()],
            HasWildcards = property.Attribute("SupportsWildcardsAttribute") is not null,
            Aliases = [.. Texts(property, "AliasAttribute")],
        };
    }

    private static IReadOnlyList<string> Values(PropertyInfo property)
    {
        var type = Nullable(property.PropertyType);
        if (type.IsEnum)
            return [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name)];
        return [.. Texts(property, "ValidateSetAttribute")];
    }

    private static IEnumerable<string> Texts(PropertyInfo property, string attribute) =>
        property.Attribute(attribute) is { } data
            ? ((IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!).Select(value => (string)value.Value!)
            : [];

    private static IEnumerable<Type> OutputTypes(Type type) =>
        type.GetCustomAttributesData()
            .Where(data => data.AttributeType.Name == "OutputTypeAttribute")
            .SelectMany(data => data.ConstructorArguments)
            .SelectMany(argument => argument.Value is IEnumerable<CustomAttributeTypedArgument> many ? many.Select(one => one.Value) : [argument.Value])
            .OfType<Type>()
            .Distinct();

    private static string PowerShellName(Type type) =>
        Nullable(type) switch
        {
            { IsArray: true } array => PowerShellName(array.GetElementType()!) + "[]",
            var other => other.Name,
        };

    private static Type Nullable(Type type) => type.IsGenericType && type.Name == "Nullable`1" ? type.GetGenericArguments()[0] : type;

    private static ParameterModel Common(string name, string summary) => new(name, summary) { TypeName = "SwitchParameter", IsSwitch = true };
}
