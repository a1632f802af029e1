using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace SessionOps.Server.Tests.EndToEnd;

[Collection(WholeMachine.Name)]
public sealed partial class TelemetryTests
{
    private const string Key = "0123456789abcdef-key";
    private const string Secret = "fedcba9876543210";

    [Fact]
    public async Task Sends_spans_from_the_request_to_the_store_without_a_secret()
    {
        await using var collector = await Collector.StartAsync();
        YouTubeSession session;
        await using (
            var host = await HostOnSimulator.StartAsync(
                settings:
                [
                    ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url),
                    ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                    ("SessionOps:Keys:a", Key),
                    ("SessionOps:PluginSecrets:0", Secret),
                ]
            )
        )
        {
            session = await host.Client.GetSessionAsync($"/api/session?code={Key}");
            using var minted = await host.Client.PostAsync(new Uri($"/api/p/{Secret}/get_pot", UriKind.Relative), new StringContent("{}"));
            Assert.True(minted.IsSuccessStatusCode);
        }

        // The host has flushed what it had when it ended.
        var traces = collector.Received("/v1/traces");
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
        Assert.Contains("sessionops.attestations", collector.Received("/v1/metrics"), StringComparison.Ordinal);
        foreach (var secret in new[] { Key, Secret, session.VisitorData, session.VisitorId!, session.PoToken.Value })
        {
            Assert.DoesNotContain(secret, traces, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, collector.Received("/v1/metrics"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Counts_in_buckets_that_suit_an_attestation()
    {
        await using var host = await HostOnSimulator.StartAsync();
        await host.Client.GetSessionAsync();

        var metrics = await host.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        foreach (var edge in new[] { "0.1", "1.5", "7.5", "60" })
            Assert.Matches($"sessionops_attestation_duration_seconds_bucket\\{{.*le=\"{Regex.Escape(edge)}\"", metrics);
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

    /// <summary>A collector that keeps what it is sent; texts of the protobuf messages stand in them as they are.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Body)> _received = [];
        private readonly WebApplication _app;

        private Collector()
        {
            _app = WebApplication.CreateSlimBuilder().Build();
            _app.Urls.Add("http://127.0.0.1:0");
            _app.MapPost("/{**path}", (RequestDelegate)KeepAsync);
        }

        public string Url => _app.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            await collector._app.StartAsync();
            return collector;
        }

        public string Received(string path) => string.Concat(_received.Where(message => message.Path == path).Select(static message => message.Body));

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private async Task KeepAsync(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _received.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        }
    }
}
