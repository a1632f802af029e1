using System.Globalization;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Emitting;

/// <summary>Writes an operation's cmdlet.</summary>
internal static class PowerShellEmitter
{
    private const string Automation = "global::System.Management.Automation";

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
            .Lines($"public sealed partial class {operation.Name}Command : global::SessionOps.PowerShell.OperationCmdlet")
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
        return operation.Action is null ? arguments : arguments + ", SupportsShouldProcess = true";
    }

    private static void WriteProperty(CodeWriter writer, ParameterModel parameter)
    {
        writer.Doc("summary", parameter.Summary.Xml);
        writer.Lines($"[{Automation}.Parameter{ParameterArguments(parameter)}]");
        if (parameter.Binding.PropertyName is { } alias)
            writer.Lines($"[{Automation}.Alias({Expressions.Text(alias)})]");
        if (parameter.Binding.NotFrom.Count > 0)
            writer.Lines($"[global::SessionOps.PowerShell.NotFrom({string.Join(", ", parameter.Binding.NotFrom.Select(type => $"typeof({type})"))})]");
        WriteValidation(writer, parameter);
        var isSwitch = parameter.Type is { Shape: TypeShape.Boolean, IsNullable: false };
        var type = isSwitch ? $"{Automation}.SwitchParameter" : parameter.Type.Annotated;
        var initializer = parameter switch
        {
            _ when isSwitch => "",
            { Default: null, Type.IsReference: true } => " = null!;",
            { Default: null or "null" } => "",
            _ => $" = {parameter.Default};",
        };
        writer.Lines($"public {type} {parameter.Property} {{ get; set; }}{initializer}").Lines("");
    }

    private static string ParameterArguments(ParameterModel parameter)
    {
        var arguments = new List<string>();
        if (parameter.IsRequired)
            arguments.Add("Mandatory = true");
        if (parameter.Binding.IsFirst)
            arguments.Add("Position = 0");
        if (parameter.Binding.FromPipeline)
            arguments.Add("ValueFromPipeline = true");
        if (parameter.Binding.FromPipelineByPropertyName)
            arguments.Add("ValueFromPipelineByPropertyName = true");
        return arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
    }

    private static void WriteValidation(CodeWriter writer, ParameterModel parameter)
    {
        var constraints = parameter.Constraints;
        if (constraints.NotEmpty)
            writer.Lines($"[{Automation}.ValidateNotNullOrEmpty]");
        if (constraints.MinLength is not null || constraints.MaxLength is not null)
            writer.Lines($"[{Automation}.ValidateLength({constraints.MinLength ?? 0}, {Length(constraints.MaxLength)})]");
        if (constraints.Minimum is not null)
            writer.Lines($"[{Automation}.ValidateRange({constraints.Minimum}, {constraints.Maximum})]");
        if (constraints.AllowedValues.Count > 0)
            writer.Lines($"[{Automation}.ValidateSet({string.Join(", ", constraints.AllowedValues.Select(Expressions.Text))})]");
        if (constraints.Pattern is not null)
            writer.Lines($"[global::SessionOps.PowerShell.ValidateText({Expressions.Text(constraints.Pattern)}, {Expressions.Text(constraints.PatternMessage)})]");
    }

    private static string Length(int? length) => length?.ToString(CultureInfo.InvariantCulture) ?? "int.MaxValue";

    private static void WriteProcessRecord(CodeWriter writer, OperationModel operation)
    {
        var values = operation.Parameters.Select(parameter => parameter.Kind switch
        {
            ParameterKind.Sessions => "sessions",
            ParameterKind.Progress => "progress",
            ParameterKind.CancellationToken => "cancellationToken",
            _ => parameter.Property,
        });
        writer
            .Lines("/// <inheritdoc/>")
            .Lines("protected override void ProcessRecord() => Invoke(")
            .Indented(arguments => arguments
                .Lines($"target: {operation.Target ?? "null"},")
                .Lines($"action: {Expressions.Text(operation.Action)},")
                .Lines($"(sessions, progress, cancellationToken) => {operation.Method}({string.Join(", ", values)}));"));
    }
}
