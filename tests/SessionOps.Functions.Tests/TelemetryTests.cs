using System.Net.Http.Json;
using SessionOps.Endpoints;
using SessionOps.Functions.Tests.Host;
using SessionOps.Simulator.Faults;
using SessionOps.Testing;

namespace SessionOps.Functions.Tests;

/// <summary>What leaves the worker: its logs, what it prints, and its telemetry.</summary>
[Collection(RealWorker.Name)]
public sealed class TelemetryTests
{
    private const string StoreKey = "c3RvcmUga2V5IHRoYXQgbm9ib2R5IG1heSBsb2chISE=";

    [SkippableFact]
    public async Task Sends_telemetry_by_its_identity_and_no_secret_in_it_or_in_any_log()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "NOT TESTED: telemetry, because only on Linux can a certificate be trusted by a setting.");
        Skip.If(Azurite.Obstacle is not null, Azurite.Obstacle);
        var azurite = await Azurite.SharedAsync();
        await using var ingestion = await FakeIngestion.StartAsync();
        await using var app = await AppOnSimulator.StartAsync([
            .. ingestion.Settings($"ClientId={FakeIngestion.ClientId};Authorization=AAD"),
            ("SessionOps__Store", azurite.ConnectionString),
            ("SessionOps__Container", $"test-{Guid.NewGuid():n}"),
            ("SessionOps__StoreKey", StoreKey),
            ("Logging__LogLevel__Default", "Debug"),
            // Without a word the exporter takes five traces a second.
            ("OTEL_TRACES_SAMPLER", "microsoft.fixed_percentage"),
            ("OTEL_TRACES_SAMPLER_ARG", "1"),
        ]);
        var accountKey = azurite.ConnectionString.Split("AccountKey=")[1].Split(';')[0];
        string[] secrets = [FunctionsHost.Key, AppOnSimulator.PluginSecret, StoreKey, accountKey, .. await UseAsync(app)];

        Assert.Equal(0, await app.Host.Worker.TerminateAsync());

        var sent = string.Join('\n', ingestion.Bodies);
        Assert.Contains("SessionOps", sent, StringComparison.Ordinal);
        Assert.Contains("sessionops.attestations", sent, StringComparison.Ordinal);
        Assert.Contains("script snapshot", sent, StringComparison.Ordinal);
        Assert.All(ingestion.Authorizations, authorization => Assert.Equal(FakeIngestion.Bearer, authorization));
        Assert.All(ingestion.Identities, identity => Assert.Equal(FakeIngestion.ClientId, identity));
        Assert.NotEmpty(ingestion.Identities);
        var log = string.Join('\n', app.Host.Log);
        Assert.NotEmpty(log);
        Assert.All(
            secrets,
            secret =>
            {
                Assert.DoesNotContain(secret, sent, StringComparison.Ordinal);
                Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task Sends_spans_and_counts_to_a_collector_that_the_standard_variables_name()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var app = await AppOnSimulator.StartAsync([.. collector.Settings]);
        string[] secrets = [FunctionsHost.Key, AppOnSimulator.PluginSecret, .. await UseAsync(app)];

        Assert.Equal(0, await app.Host.Worker.TerminateAsync());

        foreach (var span in new[] { "attestation", "page", "interpreter", "script setup", "script snapshot", "GenerateIT", "mint", "store write" })
            Assert.Contains(span, collector.Traces, StringComparison.Ordinal);
        Assert.Contains("sessionops.attestation.stage.duration", collector.Metrics, StringComparison.Ordinal);
        Assert.True(collector.HasBucket(7.5));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, collector.Traces + collector.Metrics, StringComparison.Ordinal));
        Assert.Contains(app.Host.Log, static line => line.Contains("Attestation ended", StringComparison.Ordinal));
    }

    // Every way in which a secret comes or goes, failures included.
    private static async Task<IEnumerable<string>> UseAsync(AppOnSimulator app)
    {
        using var client = new HttpClient { BaseAddress = app.Client.BaseAddress };
        var session = (await client.GetFromJsonAsync<YouTubeSession>($"/api/session?code={FunctionsHost.Key}", EndpointJson.Options))!;
        var token = (await client.GetFromJsonAsync<PoToken>($"/api/potoken?videoId=jNQXAC9IVRw&code={FunctionsHost.Key}", EndpointJson.Options))!;
        foreach (
            var path in (string[])
                [$"/api/p/{AppOnSimulator.PluginSecret}/ping", $"/api/p/{AppOnSimulator.PluginSecret}/nothing", $"/api/session?code={FunctionsHost.Key}&x=1"]
        )
            using (await client.GetAsync(new Uri(path, UriKind.Relative))) { }

        using (await app.Client.PostAsJsonAsync("/api/decode/potoken", new { token = session.PoToken.Value }))
        using (await app.Client.PostAsJsonAsync("/api/potoken", new { contentBinding = session.VisitorData })) { }

        app.Simulator.State.Faults.Add(new Fault(FaultKind.Captcha, "/", Count: 1));
        using (await app.Client.PostAsJsonAsync("/api/sessions", new { name = "another" }))
            return [session.VisitorData, session.PoToken.Value, token.Value, Uri.UnescapeDataString(session.VisitorData)];
    }
}
