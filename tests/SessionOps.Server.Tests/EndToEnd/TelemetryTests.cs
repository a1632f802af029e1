using System.Text.Json;
using System.Text.RegularExpressions;
using SessionOps.Testing;

namespace SessionOps.Server.Tests.EndToEnd;

[Collection(WholeMachine.Name)]
public sealed partial class TelemetryTests
{
    private const string Key = "0123456789abcdef-key";
    private const string Secret = "fedcba9876543210";

    [Fact]
    public async Task Sends_spans_from_the_request_to_the_store_without_a_secret()
    {
        await using var collector = await OtlpCollector.StartAsync();
        YouTubeSession session;
        await using (
            var host = await HostOnSimulator.StartAsync(settings: [.. collector.Settings, ("SessionOps:Keys:a", Key), ("SessionOps:PluginSecrets:0", Secret)])
        )
        {
            session = await host.Client.GetSessionAsync($"/api/session?code={Key}");
            using var minted = await host.Client.PostAsync(new Uri($"/api/p/{Secret}/get_pot", UriKind.Relative), new StringContent("{}"));
            Assert.True(minted.IsSuccessStatusCode);
        }

        // The host has flushed what it had when it ended.
        var traces = collector.Traces;
        foreach (
            var span in new[]
            {
                "GET /api/session",
                "POST /api/p/{secret}/{**path}",
                "attestation",
                "page",
                "interpreter",
                "script setup",
                "script snapshot",
                "GenerateIT",
                "mint",
                "store write",
            }
        )
            Assert.Contains(span, traces, StringComparison.Ordinal);
        Assert.Contains("sessionops.attestations", collector.Metrics, StringComparison.Ordinal);
        foreach (var secret in new[] { Key, Secret, session.VisitorData, session.VisitorId!, session.PoToken.Value })
        {
            Assert.DoesNotContain(secret, traces, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, collector.Metrics, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Counts_in_buckets_that_suit_what_is_measured()
    {
        await using var host = await HostOnSimulator.StartAsync();
        await host.Client.GetSessionAsync();

        var metrics = await host.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        foreach (var edge in new[] { "0.1", "1.5", "7.5", "60" })
            Assert.Matches($"sessionops_attestation_duration_seconds_bucket\\{{.*le=\"{Regex.Escape(edge)}\"", metrics);
        foreach (var stage in new[] { "page", "interpreter", "script setup", "script snapshot", "GenerateIT", "mint" })
            Assert.Matches($"sessionops_attestation_stage_duration_seconds_bucket\\{{.*stage=\"{stage}\".*le=\"0.005\"", metrics);
        Assert.Matches("sessionops_mint_duration_seconds_bucket\\{.*le=\"0.0005\"", metrics);
        Assert.Matches(
            "sessionops_cache_lookups_total\\{.*found=\"nowhere\",kind=\"session\".*\\} 1|sessionops_cache_lookups_total\\{.*kind=\"session\",found=\"nowhere\".*\\} 1",
            metrics
        );
        Assert.Matches("sessionops_breaker_open(\\{.*\\})? 0", metrics);
    }

    [Fact]
    public async Task Shows_every_metric_that_the_dashboard_asks_for()
    {
        await using var host = await HostOnSimulator.StartAsync();
        await host.Client.GetSessionAsync();
        using (var events = new SessionOpsMetrics())
        {
            // What a healthy host on a simulator does not meet.
            events.Attested("NoIntegrityToken", TimeSpan.FromSeconds(1), coverageGaps: 1);
            events.StoreFailed("StoreUnavailable");
            events.ServedFromMemory();
            events.WaitedForLease(TimeSpan.FromSeconds(1));
            events.MinterEnded(minted: 100);
            var shown = (await host.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)))
                .Split('\n')
                .Where(static line => line.Length > 0 && line[0] != '#')
                .Select(static line => line.Split('{', ' ')[0])
                .ToHashSet(StringComparer.Ordinal);

            var asked = Expressions().SelectMany(static expression => MetricName().Matches(expression)).Select(static match => match.Value).ToHashSet();

            Assert.NotEmpty(asked);
            Assert.All(asked, name => Assert.Contains(name, shown));
        }
    }

    private static IEnumerable<string> Expressions()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("deploy/grafana/sessionops.json")));
        return
        [
            .. dashboard
                .RootElement.GetProperty("panels")
                .EnumerateArray()
                .Where(static panel => panel.TryGetProperty("targets", out _))
                .SelectMany(static panel => panel.GetProperty("targets").EnumerateArray())
                .Select(static target => target.GetProperty("expr").GetString()!),
        ];
    }

    [GeneratedRegex(@"\b(?:sessionops|http_server|dotnet|kestrel)_\w+")]
    private static partial Regex MetricName();
}
