using SessionOps.Endpoints;
using SessionOps.Functions.Tests.Host;

namespace SessionOps.Functions.Tests;

/// <summary>What the official worker announces to the host is what the operations say.</summary>
[Collection(RealWorker.Name)]
public sealed class IndexingTests(RunningApp running)
{
    private static readonly string[] s_handWritten = ["OpenApi", "Health", "Ready", "YtDlpPlugin"];

    private FunctionsHost Host => running.App.Host;

    [Fact]
    public void Announces_exactly_the_operations_and_what_is_hand_written()
    {
        string[] functions =
        [
            "ConvertFromPoToken",
            "ConvertFromVisitorData",
            "GetPoToken",
            "GetRolloutToken",
            "GetVisitorData",
            "GetYouTubeSession",
            "GetYouTubeSessionByName",
            "NewBotGuardSnapshot",
            "NewColdStartToken",
            "NewYouTubeSession",
            "RemoveYouTubeSession",
            "RepairYouTubeSession",
            "TestYouTubeSession",
            "UpdateYouTubeSession",
            "UpdateYouTubeSessionTimer",
        ];

        Assert.Equal(
            functions.Concat(s_handWritten).Order(StringComparer.Ordinal),
            Host.Functions.Select(function => function.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Gives_each_operation_its_routes_and_methods()
    {
        var expected = OperationEndpoints.All.SelectMany(operation => operation.Routes.Select(route => $"{route.Method} {route.Template}"));
        var found = Host
            .Functions.Where(function => function.IsHttp && !s_handWritten.Contains(function.Name))
            .SelectMany(function => function.Methods.Select(method => $"{method} {function.Route}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Requires_a_function_key_for_every_operation() =>
        Assert.Equal(
            ["Health", "Ready", "YtDlpPlugin"],
            Host.Functions.Where(function => function.IsHttp && function.IsAnonymous).Select(function => function.Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Runs_its_timer_by_a_setting_that_the_host_resolves_and_never_at_startup()
    {
        var timer = Host.Functions.Single(function => function.IsTimer);

        Assert.Equal("0 */5 * * * *", Host.Resolve(timer.Text("schedule")!));
        Assert.False(timer.Binding.TryGetProperty("runOnStartup", out var runOnStartup) && runOnStartup.GetBoolean());
        Assert.False(timer.Binding.TryGetProperty("useMonitor", out var useMonitor) && !useMonitor.GetBoolean());
    }

    [Fact]
    public void Names_no_setting_that_the_host_cannot_resolve() =>
        Assert.DoesNotContain(
            Host.Functions.SelectMany(function => function.Binding.EnumerateObject())
                .Where(member => member.Value.ValueKind == System.Text.Json.JsonValueKind.String)
                .Select(member => member.Value.GetString()!),
            text => Host.Resolve(text) is null
        );

    [Fact]
    public void Resolves_no_nested_name_as_the_real_host_does_not() => Assert.Null(Host.Resolve("%SessionOps__Store%"));
}
