using System.Net;

namespace SessionOps.Server.Tests;

public sealed class LegacyRoutesTests
{
    private const string Key = "0123456789abcdef-key";

    private static readonly (string Name, string Value) s_on = ("SessionOps:LegacyTokenRoutes", "true");

    [Fact]
    public async Task Gives_the_shared_sessions_token_as_older_clients_read_it()
    {
        await using var host = await HostUnderTest.StartAsync(null, s_on);

        var token = await host.GetJsonAsync("/token");

        Assert.Equal(["updated", "potoken", "visitor_data"], token.EnumerateObject().Select(static member => member.Name));
        Assert.Equal(FakeSessionService.Now.ToUnixTimeSeconds(), token.GetProperty("updated").GetInt64());
        Assert.Equal("MnToken", token.GetProperty("potoken").GetString());
        Assert.Equal(FakeSessionService.Session("default").VisitorData, token.GetProperty("visitor_data").GetString());
    }

    [Theory]
    [InlineData("/token")]
    [InlineData("/update")]
    public async Task Are_not_there_unless_a_setting_says_so(string path)
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, _) = await host.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/token", HttpStatusCode.Unauthorized)]
    [InlineData($"/token?code={Key}", HttpStatusCode.OK)]
    public async Task Ask_for_a_key_as_the_operations_do(string path, HttpStatusCode status)
    {
        await using var host = await HostUnderTest.StartAsync(null, s_on, ("SessionOps:Keys:a", Key));

        var (response, _) = await host.SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData(null, "Update request accepted, new token will be generated soon.")]
    [InlineData(ErrorIds.ReportedRecently, "Update has already been requested, new token will be generated soon.")]
    public async Task Takes_an_update_for_a_report_like_any_other(string? errorId, string answer)
    {
        var sessions = new FakeSessionService { Failure = errorId is null ? null : new RateLimitedException(errorId, "Later.", TimeSpan.FromSeconds(9)) };
        await using var host = await HostUnderTest.StartAsync(sessions, s_on);

        Assert.Equal(answer, await host.Client.GetStringAsync(new Uri("/update", UriKind.Relative)));
        Assert.Contains(sessions.Calls, static call => call.StartsWith("Repair default", StringComparison.Ordinal));
        Assert.DoesNotContain(sessions.Calls, static call => call.StartsWith("Create", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/token")]
    [InlineData("/update")]
    public async Task Answers_503_and_a_sentence_when_there_is_no_token(string path)
    {
        var sessions = new FakeSessionService
        {
            Failure = new RateLimitedException(ErrorIds.CoolingDown, "The last 3 attestations failed.", TimeSpan.FromSeconds(9)),
        };
        await using var host = await HostUnderTest.StartAsync(sessions, s_on);

        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("Token has not yet been generated, try again later. The last 3 attestations failed.", text, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(9), response.Headers.RetryAfter!.Delta);
    }
}
