using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SessionOps.Endpoints;
using SessionOps.Functions.Tests.Host;

namespace SessionOps.Functions.Tests;

/// <summary>Every HTTP function of the published app, with right and with wrong input.</summary>
[Collection(RealWorker.Name)]
public sealed class HttpTests(RunningApp running)
{
    private const string Plugin = $"/api/p/{AppOnSimulator.PluginSecret}";

    private AppOnSimulator App => running.App;

    public static TheoryData<string, string, string, string?> RightInput =>
        new()
        {
            { "Health", "GET", "/api/health", null },
            { "Ready", "GET", "/api/ready", null },
            { "OpenApi", "GET", "/api/openapi.json", null },
            { "NewBotGuardSnapshot", "POST", "/api/snapshots", """{"videoId": "jNQXAC9IVRw"}""" },
            { "NewColdStartToken", "POST", "/api/coldstarttoken", """{"contentBinding": "jNQXAC9IVRw"}""" },
            { "NewYouTubeSession", "POST", "/api/sessions", """{"name": "made"}""" },
            { "GetYouTubeSession", "GET", "/api/session", null },
            { "GetYouTubeSessionByName", "GET", "/api/sessions/default", null },
            { "UpdateYouTubeSession", "POST", "/api/sessions/default/refresh", "{}" },
            { "RepairYouTubeSession", "POST", "/api/sessions/default/report", """{"reason": "403 after a minute"}""" },
            { "TestYouTubeSession", "GET", "/api/sessions/default/test?videoId=jNQXAC9IVRw", null },
            { "GetPoToken", "GET", "/api/potoken?contentBinding=jNQXAC9IVRw", null },
            { "GetPoToken", "POST", "/api/potoken", """{"videoId": "jNQXAC9IVRw"}""" },
            { "GetVisitorData", "GET", "/api/visitordata", null },
            { "GetRolloutToken", "GET", "/api/rollouttoken", null },
            { "ConvertFromVisitorData", "POST", "/api/decode/visitordata", """{"visitorData": "<visitor data>"}""" },
            { "ConvertFromPoToken", "POST", "/api/decode/potoken", """{"token": "<token>"}""" },
            { "RemoveYouTubeSession", "DELETE", "/api/sessions/removed", null },
            { "YtDlpPlugin", "GET", $"{Plugin}/ping", null },
            { "YtDlpPlugin", "POST", $"{Plugin}/get_pot", """{"content_binding": "jNQXAC9IVRw"}""" },
        };

    [Fact]
    public void Every_function_is_called_below() =>
        Assert.Equal(
            App.Host.Functions.Where(function => function.IsHttp).Select(function => function.Name).Order(StringComparer.Ordinal),
            RightInput.Select(row => (string)row[0]).Distinct().Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(RightInput))]
    public async Task Answers_right_input(string function, string method, string path, string? body)
    {
        // What the others need is there before them, in whatever order they run.
        var session = (await App.Client.GetFromJsonAsync<YouTubeSession>("/api/session", EndpointJson.Options))!;
        await App.SaveAsync(session with { Name = "removed" });

        var (response, text) = await SendAsync(
            method,
            path,
            body?.Replace("<visitor data>", session.VisitorData, StringComparison.Ordinal).Replace("<token>", session.PoToken.Value, StringComparison.Ordinal)
        );

        Assert.True(response.IsSuccessStatusCode, $"{function}: {(int)response.StatusCode} {text}");
    }

    [Fact]
    public async Task Gives_sessions_and_tokens_that_verify()
    {
        var session = (await App.Client.GetFromJsonAsync<YouTubeSession>("/api/session", EndpointJson.Options))!;
        var token = (await App.Client.GetFromJsonAsync<PoToken>("/api/potoken?contentBinding=dQw4w9WgXcQ", EndpointJson.Options))!;

        Assert.Equal(TokenGrade.Integrity, session.Grade);
        Assert.True(App.Simulator.State.VerifyToken(session.PoToken.Value, session.VisitorData).IsValid);
        Assert.True(App.Simulator.State.VerifyToken(token.Value, "dQw4w9WgXcQ").IsValid);
    }

    [Theory]
    [InlineData("POST", "/api/sessions", """{"nme": "a"}""", 400)]
    [InlineData("POST", "/api/sessions", """{"name": "a/b"}""", 400)]
    [InlineData("POST", "/api/sessions", "{", 400)]
    [InlineData("GET", "/api/session?nme=a", null, 400)]
    [InlineData("GET", "/api/sessions/a%20b", null, 400)]
    [InlineData("POST", "/api/sessions/absent/refresh", "{}", 404)]
    [InlineData("GET", "/api/sessions/absent/test", null, 404)]
    [InlineData("DELETE", "/api/sessions/a%20b", null, 400)]
    [InlineData("DELETE", "/api/sessions/absent", null, 404)]
    [InlineData("GET", "/api/potoken?videoId=short", null, 400)]
    [InlineData("GET", "/api/potoken?contentBinding=CgtWSVNJVE9SREFUQSj_sNi_Bg%3D%3D", null, 400)]
    [InlineData("POST", "/api/potoken", """{"videoId": 7}""", 400)]
    [InlineData("GET", "/api/visitordata?x=1", null, 400)]
    [InlineData("GET", "/api/rollouttoken?x=1", null, 400)]
    [InlineData("POST", "/api/decode/visitordata", "{}", 400)]
    [InlineData("POST", "/api/decode/potoken", """{"token": ""}""", 400)]
    public async Task Refuses_wrong_input_with_problem_details(string method, string path, string? body, int status)
    {
        var (response, text) = await SendAsync(method, path, body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(JsonSerializer.Deserialize<JsonElement>(text).GetProperty("errorId").GetString()!);
    }

    [Theory]
    [InlineData("/api/sessions", 300_000, 413)]
    [InlineData($"{Plugin}/get_pot", 300_000, 200)]
    [InlineData($"{Plugin}/get_pot", 1_100_000, 413)]
    public async Task Bounds_bodies_though_the_host_takes_a_hundred_megabytes(string path, int length, int status)
    {
        var (response, text) = await SendAsync("POST", path, $$"""{"content_binding": "jNQXAC9IVRw", "padding": "{{new string('a', length)}}"}""");

        Assert.True(status == (int)response.StatusCode, text);
    }

    [Theory]
    [InlineData("/ping")]
    [InlineData("/get_pot")]
    public async Task Hides_the_plugin_behind_its_secret(string path)
    {
        using var response = await App.Host.Front.Stranger.GetAsync(new Uri($"/api/p/wrong-secret-of-sufficient-length{path}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/health", 200)]
    [InlineData($"{Plugin}/ping", 200)]
    [InlineData("/api/session", 401)]
    [InlineData("/api/openapi.json", 401)]
    public async Task Lets_strangers_in_only_where_there_is_nothing_to_take(string path, int status)
    {
        using var response = await App.Host.Front.Stranger.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Tells_an_unchanged_session_by_its_tag()
    {
        using var first = await App.Client.GetAsync(new Uri("/api/session", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await App.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private async Task<(HttpResponseMessage Response, string Text)> SendAsync(string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        var response = await App.Client.SendAsync(request);
        return (response, await response.Content.ReadAsStringAsync());
    }
}
