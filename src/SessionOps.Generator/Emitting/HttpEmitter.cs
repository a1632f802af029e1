using SessionOps.Generator.Model;

namespace SessionOps.Generator.Emitting;

/// <summary>Writes an operation's endpoint, and the list of all.</summary>
internal static class HttpEmitter
{
    public const string IndexFileName = "OperationEndpoints.g.cs";

    private const string Endpoints = "global::SessionOps.Endpoints";
    private const string ClassDeclaration = "public static partial class OperationEndpoints";

    public static string FileName(OperationModel operation) => $"{operation.Name}Endpoint.g.cs";

    public static string Emit(OperationModel operation) =>
        CodeWriter
            .Open("SessionOps.Endpoints")
            .Lines(ClassDeclaration)
            .Block(body =>
            {
                WriteParameters(body, operation);
                WriteDescription(body, operation);
                if (operation.Routes.Count > 0)
                    WriteHandler(body, operation);
            })
            .ToString();

    /// <summary>The list of all operations that are hosted, and their routes.</summary>
    public static string EmitIndex(IReadOnlyList<OperationModel> operations) =>
        CodeWriter
            .Open("SessionOps.Endpoints")
            .Doc("summary", "The operations as HTTP endpoints.")
            .Lines(CodeWriter.GeneratedCode)
            .Lines(ClassDeclaration)
            .Block(body =>
            {
                body.Doc("summary", "Every operation that has a route or a timer, by name.");
                body.Lines($"public static global::System.Collections.Generic.IReadOnlyList<{Endpoints}.OperationDescription> All => Catalog.Operations;")
                    .Lines("");
                body.Doc("summary", "Maps every route of every operation.");
                body.Lines("public static void MapOperations(this global::Microsoft.AspNetCore.Routing.IEndpointRouteBuilder routes)");
                body.Block(map =>
                {
                    foreach (var operation in operations.Where(operation => operation.Routes.Count > 0))
                        map.Lines($"routes.MapOperation({operation.Name}, {operation.Name}Async);");
                });
                body.Lines("").Lines("// A type of its own, since static members of several files are initialized in no certain order.");
                body.Lines("private static class Catalog");
                body.Block(catalog =>
                    catalog
                        .Lines($"internal static readonly {Endpoints}.OperationDescription[] Operations =")
                        .Lines("[")
                        .Indented(list =>
                        {
                            foreach (var operation in operations)
                                list.Lines($"{operation.Name},");
                        })
                        .Lines("];")
                );
            })
            .ToString();

    private static void WriteDescription(CodeWriter writer, OperationModel operation) =>
        writer
            .Doc("summary", $"Describes {operation.CmdletName}.")
            .Lines(CodeWriter.GeneratedCode)
            .Lines($"public static {Endpoints}.OperationDescription {operation.Name} {{ get; }} = new()")
            .Lines("{")
            .Indented(members =>
            {
                members.Lines($"Verb = {Expressions.Text(operation.Verb)},").Lines($"Noun = {Expressions.Text(operation.Noun)},");
                members.Lines($"Summary = {Expressions.Text(operation.Summary.Plain)},");
                if (operation.Remarks is { } remarks)
                    members.Lines($"Remarks = {Expressions.Text(remarks.Plain)},");
                if (operation.Arguments.Any())
                    members.Lines($"Parameters = [{string.Join(", ", operation.Arguments.Select(parameter => Place(operation, parameter)))}],");
                WriteList(
                    members,
                    "Routes",
                    operation.Routes,
                    (list, route) => list.Lines($"new({Expressions.Text(route.Method)}, {Expressions.Text(route.Template)}),")
                );
                members.Lines($"Result = {Result(operation)},");
                WriteTimer(members, operation);
                members.Lines($"ChangesState = {Expressions.Bool(operation.Action is not null)},");
            })
            .Lines("};");

    private static void WriteList<T>(CodeWriter writer, string property, IEnumerable<T> items, Action<CodeWriter, T> write)
    {
        if (!items.Any())
            return;
        writer.Lines($"{property} =").Lines("[");
        foreach (var item in items)
            writer.Indented(list => write(list, item));
        writer.Lines("],");
    }

    private static void WriteParameters(CodeWriter writer, OperationModel operation)
    {
        if (!operation.Arguments.Any())
            return;
        writer
            .Lines(CodeWriter.GeneratedCode)
            .Lines($"private static class {operation.Name}Parameters")
            .Block(list =>
            {
                foreach (var parameter in operation.Arguments)
                    WriteParameter(list, parameter);
            })
            .Lines("");
    }

    private static void WriteParameter(CodeWriter writer, ParameterModel parameter)
    {
        var type = $"{Endpoints}.{Kind(parameter.Type)}";
        var members = new List<string>();
        Add("Summary", Expressions.Text(parameter.Summary.Plain));
        Add("IsRequired", parameter.IsRequired ? "true" : null);
        Add("Default", parameter.Default is "null" ? null : parameter.Default);
        foreach (var (name, value) in Rules(parameter))
            Add(name, value);
        Add("IsSecret", parameter.IsSecret ? "true" : null);
        Add("SecretUnless", parameter.SecretUnless is { } harmless ? Expressions.Text(harmless) : null);
        writer
            .Lines($"internal static readonly {type} {parameter.Property} = new({Expressions.Text(parameter.Name)})")
            .Lines("{")
            .Indented(list => members.ForEach(member => list.Lines(member)))
            .Lines("};");

        void Add(string name, string? value)
        {
            if (value is not null)
                members.Add($"{name} = {value},");
        }
    }

    private static IEnumerable<(string Name, string? Value)> Rules(ParameterModel parameter)
    {
        var constraints = parameter.Constraints;
        return parameter.Type.Shape switch
        {
            TypeShape.String =>
            [
                ("NotEmpty", constraints.NotEmpty ? "true" : null),
                ("MinLength", Number(constraints.MinLength)),
                ("MaxLength", Number(constraints.MaxLength)),
                ("Pattern", constraints.Pattern is { } pattern ? Expressions.Text(pattern) : null),
                ("PatternMessage", constraints.PatternMessage is { } message ? Expressions.Text(message) : null),
                ("AllowedValues", constraints.AllowedValues.Count == 0 ? null : $"[{string.Join(", ", constraints.AllowedValues.Select(Expressions.Text))}]"),
            ],
            TypeShape.Number => [("Minimum", constraints.Minimum), ("Maximum", constraints.Maximum)],
            _ => [],
        };
    }

    private static string? Number(int? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Kind(TypeModel type) =>
        type.Shape switch
        {
            TypeShape.String => "TextParameter",
            TypeShape.Boolean => "BooleanParameter",
            TypeShape.Number => $"NumberParameter<{type.Name}>",
            TypeShape.Enum => $"EnumParameter<{type.Name}>",
            TypeShape.Record => $"RecordParameter<{type.Name}>",
            // The endpoints have one for each, by the type's own name.
            _ => $"{type.Name.Substring(type.Name.LastIndexOf('.') + 1)}Parameter",
        };

    private static string Place(OperationModel operation, ParameterModel parameter) => $"{operation.Name}Parameters.{parameter.Property}";

    private static string Result(OperationModel operation)
    {
        var result = $"new(typeof({operation.Result.Type?.Name ?? "void"}), {Expressions.Text(operation.Returns?.Plain ?? "")})";
        return operation.Result.IsMany ? result + " { IsStream = true }" : result;
    }

    private static void WriteTimer(CodeWriter writer, OperationModel operation)
    {
        if (operation.Timer is null)
            return;
        var values = operation.Parameters.Select(parameter =>
            parameter.Kind switch
            {
                ParameterKind.Sessions => "sessions",
                ParameterKind.Progress => "null",
                ParameterKind.CancellationToken => "cancellationToken",
                _ => parameter.Default!,
            }
        );
        var call = $"{operation.Method}({string.Join(", ", values)})";
        writer.Lines($"Timer = {Expressions.Text(operation.Timer)},");
        writer.Lines(
            $"Scheduled = static (sessions, cancellationToken) => {(operation.Result.IsMany ? $"{Endpoints}.OperationTimer.DrainAsync({call}, cancellationToken)" : call)},"
        );
    }

    private static void WriteHandler(CodeWriter writer, OperationModel operation)
    {
        var values = operation.Parameters.Select(parameter =>
            parameter.Kind switch
            {
                ParameterKind.Sessions => "call.Sessions",
                ParameterKind.Progress => "call.Progress",
                ParameterKind.CancellationToken => "call.CancellationToken",
                _ when parameter.IsRequired => $"call.Required({Place(operation, parameter)})",
                _ when parameter.Default is not "null" => $"call.Value({Place(operation, parameter)}, {parameter.Default})",
                _ when parameter.Type.IsReference => $"call.Optional({Place(operation, parameter)})",
                _ => $"call.OptionalValue({Place(operation, parameter)})",
            }
        );
        writer
            .Lines("")
            .Doc("summary", operation.Summary.Plain.EscapeXml())
            .Lines(CodeWriter.GeneratedCode)
            .Lines($"public static global::System.Threading.Tasks.Task {operation.Name}Async(global::Microsoft.AspNetCore.Http.HttpContext context) =>")
            .Indented(body =>
                body.Lines($"{Endpoints}.OperationEndpoint.InvokeAsync(context, {operation.Name}, static call => {operation.Method}(")
                    .Indented(call => call.Lines(string.Join(",\n", values) + "));"))
            );
    }
}
