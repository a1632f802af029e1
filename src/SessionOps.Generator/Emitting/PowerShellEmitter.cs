using System.Globalization;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Emitting;

/// <summary>Writes an operation's cmdlet.</summary>
internal static class PowerShellEmitter
{
    private const string Automation = "global::System.Management.Automation";
    private const string Module = "global::SessionOps.PowerShell";

    public static string FileName(OperationModel operation) => $"{operation.Name}Command.g.cs";

    public static string Emit(OperationModel operation)
    {
        var writer = CodeWriter.Open("SessionOps.PowerShell");
        WriteDocumentation(writer, operation);
        writer.Lines(CodeWriter.GeneratedCode);
        writer.Lines($"[{Automation}.Cmdlet({CmdletArguments(operation)})]");
        if (operation.Result.Type is { } output)
            writer.Lines($"[{Automation}.OutputType(typeof({output.Name}))]");
        return writer
            .Lines($"public sealed partial class {operation.Name}Command : {Module}.{(operation.IsLocal ? "LocalCmdlet" : "OperationCmdlet")}")
            .Block(body =>
            {
                foreach (var parameter in operation.Arguments)
                    WriteProperty(body, parameter);
                WriteProcessRecord(body, operation);
            })
            .ToString();
    }

    private static void WriteDocumentation(CodeWriter writer, OperationModel operation)
    {
        writer.Doc("summary", operation.Summary.Xml);
        if (operation.Remarks is { } remarks)
            writer.Doc("remarks", remarks.Xml);
        if (operation.Returns is { } returns)
            writer.Doc("returns", returns.Xml);
        foreach (var example in operation.Examples)
            writer.Doc("example", $"<code>{example.Code.EscapeXml()}</code>\n<para>{example.Explanation}</para>");
    }

    private static string CmdletArguments(OperationModel operation)
    {
        var arguments = $"{Expressions.Text(operation.Verb)}, {Expressions.Text(operation.Noun)}";
        if (operation.DefaultSet is { } set)
            arguments += $", DefaultParameterSetName = {Expressions.Text(set)}";
        return operation.Action is null
            ? arguments
            : $"{arguments}, SupportsShouldProcess = true, ConfirmImpact = {Automation}.ConfirmImpact.{operation.Impact}";
    }

    private static void WriteProperty(CodeWriter writer, ParameterModel parameter)
    {
        writer.Doc("summary", parameter.Summary.Xml);
        foreach (var set in parameter.Binding.Sets.Select(Expressions.Text).DefaultIfEmpty(null))
            writer.Lines($"[{Automation}.Parameter{ParameterArguments(parameter, set)}]");
        if (parameter.Binding.PropertyName is { } alias)
            writer.Lines($"[{Automation}.Alias({Expressions.Text(alias)})]");
        if (parameter is { Name: "name", Type.Shape: TypeShape.String })
            writer.Lines($"[{Automation}.ArgumentCompleter(typeof({Module}.SessionNameCompleter))]");
        if (parameter.Binding is { IsStoredName: true, IsMany: true })
            writer.Lines($"[{Automation}.SupportsWildcards]");
        if (parameter.Binding.IsMany)
            writer.Lines($"[{Module}.TextInput{Arguments(parameter.Binding.ValueOf.Select(type => $"typeof({type})"))}]");
        WriteValidation(writer, parameter);
        writer.Lines($"public {PropertyType(parameter)} {parameter.Property} {{ get; set; }}{Initializer(parameter)}").Lines("");
    }

    private static bool IsSwitch(ParameterModel parameter) => parameter.Type is { Shape: TypeShape.Boolean, IsNullable: false };

    private static string PropertyType(ParameterModel parameter) =>
        parameter switch
        {
            _ when IsSwitch(parameter) => $"{Automation}.SwitchParameter",
            { Binding.IsMany: true, Type.IsNullable: true } => $"{parameter.Type.Name}[]?",
            { Binding.IsMany: true } => $"{parameter.Type.Name}[]",
            _ => parameter.Type.Annotated,
        };

    private static string Initializer(ParameterModel parameter) =>
        parameter switch
        {
            _ when IsSwitch(parameter) => "",
            { Default: null, Type.IsReference: true } => " = null!;",
            { Default: null or "null" } => "",
            { Binding.IsMany: true } => $" = [{parameter.Default}];",
            _ => $" = {parameter.Default};",
        };

    private static string ParameterArguments(ParameterModel parameter, string? set)
    {
        var arguments = new List<string>();
        if (set is not null)
            arguments.Add($"ParameterSetName = {set}");
        if (parameter.IsRequired || parameter.Binding.DecidesSets)
            arguments.Add("Mandatory = true");
        if (parameter.Binding.IsFirst)
            arguments.Add("Position = 0");
        if (parameter.Binding.FromPipeline)
            arguments.Add("ValueFromPipeline = true");
        if (parameter.Binding.FromPipelineByPropertyName)
            arguments.Add("ValueFromPipelineByPropertyName = true");
        return Arguments(arguments);
    }

    private static string Arguments(IEnumerable<string> arguments) => arguments.Any() ? $"({string.Join(", ", arguments)})" : "";

    private static void WriteValidation(CodeWriter writer, ParameterModel parameter)
    {
        var constraints = parameter.Constraints;
        // Null would be taken for an argument that was not given.
        if (constraints.NotEmpty || parameter is { IsRequired: false, Binding.IsMany: false, Type: { IsReference: true, Shape: TypeShape.String } })
            writer.Lines($"[{Automation}.ValidateNotNullOrEmpty]");
        else if (parameter is { IsRequired: false, Type: { IsReference: true, Shape: TypeShape.Record } })
            writer.Lines($"[{Automation}.ValidateNotNull]");
        if (constraints.MinLength is not null || constraints.MaxLength is not null)
            writer.Lines($"[{Automation}.ValidateLength({constraints.MinLength ?? 0}, {Length(constraints.MaxLength)})]");
        if (constraints.Minimum is not null)
            writer.Lines($"[{Automation}.ValidateRange({constraints.Minimum}, {constraints.Maximum})]");
        if (constraints.AllowedValues.Count > 0)
            writer.Lines($"[{Automation}.ValidateSet({string.Join(", ", constraints.AllowedValues.Select(Expressions.Text))})]");
        if (constraints.Pattern is not null)
            writer.Lines(
                $"[{Module}.ValidateText({Expressions.Text(constraints.Pattern)}, {Expressions.Text(constraints.PatternMessage)}{(parameter.Binding.IsStoredName ? ", AllowPatterns = true" : "")})]"
            );
    }

    private static string Length(int? length) => length?.ToString(CultureInfo.InvariantCulture) ?? "int.MaxValue";

    private static void WriteProcessRecord(CodeWriter writer, OperationModel operation)
    {
        var values = operation.Parameters.Select(parameter =>
            parameter.Kind switch
            {
                ParameterKind.Sessions => "sessions",
                ParameterKind.Progress => "progress",
                ParameterKind.CancellationToken => "cancellationToken",
                _ => parameter.Argument,
            }
        );
        var call = $"{operation.Method}({string.Join(", ", values)}));";
        string[] invoke = operation.IsLocal
            ? ["Invoke(", $"    target: {operation.Target ?? "null"},", $"    () => {call}"]
            :
            [
                "Invoke(",
                $"    target: {operation.Target ?? "null"},",
                $"    action: {Expressions.Text(operation.Action)},",
                $"    (sessions, progress, cancellationToken) => {call}",
            ];
        writer.Lines("/// <inheritdoc/>");
        var many = operation.Arguments.Where(parameter => parameter.Binding.IsMany).ToArray();
        if (many.Length == 0)
        {
            writer.Lines($"protected override void ProcessRecord() => {string.Join("\n", invoke)}");
            return;
        }

        writer.Lines("protected override void ProcessRecord()").Block(body => WriteLoops(body, many, invoke));
    }

    // The operation takes one value of each: it runs once for every combination, and alternatives leave only one of them with values.
    private static void WriteLoops(CodeWriter writer, ParameterModel[] many, IEnumerable<string> body)
    {
        if (many.Length == 0)
        {
            writer.Lines(string.Join("\n", body));
            return;
        }

        writer.Lines($"foreach (var {many[0].Argument} in {ValuesOf(many[0])})").Block(inner => WriteLoops(inner, many.Skip(1).ToArray(), body));
    }

    private static string ValuesOf(ParameterModel parameter)
    {
        var values = parameter.Binding.IsStoredName ? $"Stored({parameter.Property})" : parameter.Property;
        return parameter.Type.IsNullable ? $"EachOrNone({values})" : values;
    }
}
