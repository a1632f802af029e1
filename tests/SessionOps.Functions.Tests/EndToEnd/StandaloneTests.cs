using System.Net.Http.Json;
using System.Text.Json;
using SessionOps.Simulator;

namespace SessionOps.Functions.Tests.EndToEnd;

/// <summary>Nothing is faked but YouTube.</summary>
public sealed class StandaloneTests
{
    [Fact]
    public async Task Gives_a_session_whose_token_verifies()
    {
        await using var host = await HostOnSimulator.StartAsync();

        var session = await host.Client.GetFromJsonAsync<JsonElement>("/api/session");

        Assert.Equal("Integrity", session.GetProperty("grade").GetString());
        var token = session.GetProperty("poToken");
        var verdict = host.Simulator.State.VerifyToken(token.GetProperty("value").GetString()!, session.GetProperty("visitorData").GetString()!);
        Assert.True(verdict.IsValid, verdict.Reason);
    }

    [Fact]
    public async Task Brings_a_simulator_of_its_own_when_asked_to()
    {
        await using var host = await HostProcess.StartAsync([], "--simulator");

        var session = await host.Client.GetFromJsonAsync<JsonElement>("/api/session");

        Assert.Equal("Integrity", session.GetProperty("grade").GetString());
    }

    [Fact]
    public async Task Attests_once_for_a_hundred_callers_of_a_cold_host()
    {
        await using var host = await HostOnSimulator.StartAsync();
        var videos = Enumerable.Range(0, 100).Select(number => $"video{number:d6}").ToArray();

        var tokens = await Task.WhenAll(videos.Select(async video =>
        {
            using var response = await host.Client.PostAsJsonAsync("/api/potoken", new { videoId = video });
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }));

        Assert.Equal(1, host.Simulator.State.Attestations);
        Assert.All(tokens.Zip(videos), pair =>
        {
            var verdict = host.Simulator.State.VerifyToken(pair.First.GetProperty("value").GetString()!, pair.Second);
            Assert.True(verdict.IsValid, verdict.Reason);
        });
    }

    [Fact]
    public async Task Answers_the_plugin_with_a_token_that_verifies()
    {
        await using var host = await HostOnSimulator.StartAsync();

        using var response = await host.Client.PostAsJsonAsync("/get_pot", new { content_binding = "dQw4w9WgXcQ" });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();

        var verdict = host.Simulator.State.VerifyToken(answer.GetProperty("poToken").GetString()!, "dQw4w9WgXcQ");
        Assert.True(verdict.IsValid, verdict.Reason);
    }

    [Fact]
    public async Task Refreshes_by_its_schedule_what_is_due_and_only_that()
    {
        // Tokens of the simulator are due a second after they were made.
        await using var host = await HostOnSimulator.StartAsync(new SimulatorOptions { IntegrityLifetime = TimeSpan.FromHours(1), MintRefreshThreshold = 3599 }, "* * * * * *");
        var due = await host.Client.GetFromJsonAsync<YouTubeSession>("/api/sessions/due", Endpoints.EndpointJson.Options);
        var fresh = due! with { Name = "fresh", RefreshAt = due.CreatedAt.AddMinutes(30) };
        await host.Sessions.SaveSessionAsync(fresh, CancellationToken.None);

        YouTubeSession? refreshed;
        do
            refreshed = await host.Sessions.FindSessionAsync("due", CancellationToken.None);
        while (refreshed!.CreatedAt == due.CreatedAt);

        Assert.NotEqual(due.VisitorData, refreshed.VisitorData);
        Assert.Equal(fresh.VisitorData, (await host.Sessions.FindSessionAsync("fresh", CancellationToken.None))!.VisitorData);
    }
}
