using SessionOps.Generator.Model;

namespace SessionOps.Generator.Emitting;

/// <summary>Writes an operation's triggers.</summary>
internal static class FunctionsEmitter
{
    private const string Worker = "global::Microsoft.Azure.Functions.Worker";
    private const string Endpoints = "global::SessionOps.Endpoints.OperationEndpoints";
    private const string Task = "global::System.Threading.Tasks.Task";

    public static string FileName(OperationModel operation) => $"{operation.Name}Function.g.cs";

    public static string Emit(OperationModel operation)
    {
        var writer = CodeWriter.Open("SessionOps.Triggers");
        if (operation.Triggers.Count > 0)
            WriteHttp(writer, operation);
        if (operation is { Triggers.Count: > 0, Timer: not null })
            writer.Lines("");
        if (operation.Timer is { } schedule)
            WriteTimer(writer, operation, schedule);
        return writer.ToString();
    }

    private static void WriteHttp(CodeWriter writer, OperationModel operation) =>
        writer
            .Doc("summary", operation.Summary.Plain.EscapeXml())
            .Lines(CodeWriter.GeneratedCode)
            .Lines($"public sealed class {operation.Name}Function")
            .Block(body => body.Separated(operation.Triggers, (member, trigger) => WriteTrigger(member, operation, trigger)));

    private static void WriteTrigger(CodeWriter writer, OperationModel operation, TriggerModel trigger)
    {
        var methods = string.Join(", ", trigger.Methods.Select(Expressions.Text));
        var binding = $"{Worker}.HttpTrigger({Worker}.AuthorizationLevel.Function, {methods}, Route = {Expressions.Text(trigger.Template)})";
        writer
            .Doc("summary", $"Answers <c>/api/{trigger.Template}</c>.")
            .Lines($"[{Worker}.Function({Expressions.Text(trigger.Function)})]")
            .Lines($"public {Task} {trigger.Entry}(")
            .Indented(body =>
                body.Lines($"[{binding}] global::Microsoft.AspNetCore.Http.HttpRequest request) =>")
                    .Lines($"{Endpoints}.{operation.Name}Async(request.HttpContext);")
            );
    }

    private static void WriteTimer(CodeWriter writer, OperationModel operation, string schedule)
    {
        var binding = $"{Worker}.TimerTrigger({Expressions.Text(schedule)}, RunOnStartup = false)";
        writer
            .Doc("summary", $"{operation.Summary.Plain.EscapeXml()} By itself, on schedule.")
            .Lines(CodeWriter.GeneratedCode)
            .Lines($"public sealed class {operation.Name}Timer")
            .Block(body =>
                body.Doc("summary", "Runs the operation with its defaults.")
                    .Lines($"[{Worker}.Function({Expressions.Text(operation.Name + "Timer")})]")
                    .Lines($"public {Task} RunAsync(")
                    .Indented(call =>
                        call.Lines($"[{binding}] {Worker}.TimerInfo timer,")
                            .Lines($"{Worker}.FunctionContext context) =>")
                            .Lines($"global::SessionOps.Triggers.OperationTimerTrigger.InvokeAsync(context, {Endpoints}.{operation.Name});")
                    )
            );
    }
}
