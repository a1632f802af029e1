using System.Text.Json;
using SessionOps.Endpoints;

namespace SessionOps.Functions.Tests;

/// <summary>What the official metadata task read of the triggers is what Azure would host.</summary>
public sealed class FunctionsMetadataTests
{
    private static readonly string[] s_handWritten = ["OpenApi", "Health", "Ready", "Plugin"];

    private static readonly JsonElement[] s_functions =
        [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "functions.metadata"))).RootElement.EnumerateArray()];

    [Fact]
    public void Lists_exactly_the_operations_and_what_is_hand_written()
    {
        var expected = OperationEndpoints.All
            .SelectMany(operation => operation.Routes.Select(route => route.Template).Distinct().Select((template, index) => index == 0 ? operation.Name : $"{operation.Name}At{Pascal(template)}")
                .Concat(operation.Timer is null ? [] : [operation.Name + "Timer"]))
            .Concat(s_handWritten);

        Assert.Equal(expected.Order(StringComparer.Ordinal), s_functions.Select(Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Gives_each_operation_its_routes_and_methods()
    {
        var expected = OperationEndpoints.All.SelectMany(operation => operation.Routes.Select(route => $"{route.Method} {route.Template}"));
        var found = s_functions.Where(function => !s_handWritten.Contains(Name(function))).Select(Binding).Where(binding => Text(binding, "type") == "httpTrigger")
            .SelectMany(binding => Methods(binding).Select(method => $"{method.ToUpperInvariant()} {Text(binding, "route")}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Requires_a_function_key_for_every_operation()
    {
        var levels = s_functions.Where(function => Text(Binding(function), "type") == "httpTrigger").ToDictionary(Name, function => Text(Binding(function), "authLevel"));

        Assert.All(levels, level => Assert.Equal(level.Key is "Health" or "Ready" or "Plugin" ? "Anonymous" : "Function", level.Value));
    }

    [Fact]
    public void Runs_timers_by_the_setting_and_never_at_startup()
    {
        var timers = s_functions.Select(Binding).Where(binding => Text(binding, "type") == "timerTrigger").ToArray();

        var timer = Assert.Single(timers);
        Assert.Equal("%SESSIONOPS_REFRESH_SCHEDULE%", Text(timer, "schedule"));
        Assert.False(timer.TryGetProperty("runOnStartup", out var runOnStartup) && runOnStartup.GetBoolean());
        Assert.False(timer.TryGetProperty("useMonitor", out var useMonitor) && !useMonitor.GetBoolean());
    }

    [Fact]
    public void Leaves_the_plugins_secret_to_the_path()
    {
        var binding = Binding(s_functions.Single(function => Name(function) == "Plugin"));

        Assert.Equal("p/{secret}/{*path}", Text(binding, "route"));
        Assert.Equal(["get", "post"], Methods(binding));
    }

    private static string Name(JsonElement function) => function.GetProperty("name").GetString()!;

    private static JsonElement Binding(JsonElement function) => function.GetProperty("bindings").EnumerateArray().First();

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string[] Methods(JsonElement binding) => [.. binding.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!)];

    private static string Pascal(string template) =>
        string.Concat(template.Split('/', '{', '}', '-', '.').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
