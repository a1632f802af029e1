using System.Net;

namespace SessionOps.Server.Tests;

public sealed class SessionListTests
{
    [Fact]
    public async Task Lists_the_sessions_without_their_secrets()
    {
        var sessions = new FakeSessionService();
        sessions.Store(FakeSessionService.Session("batch"));
        sessions.Store(FakeSessionService.Session("default"));
        await using var host = await HostUnderTest.StartAsync(sessions);

        var list = await host.GetJsonAsync("/api/sessions");

        Assert.Equal(["batch", "default"], list.EnumerateArray().Select(static session => session.GetProperty("name").GetString()));
        Assert.Equal("Integrity", list[0].GetProperty("grade").GetString());
        Assert.DoesNotContain("MnToken", list.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(FakeSessionService.Session("batch").VisitorId!, list.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creates_no_session_of_another_name_when_it_is_only_asked_for()
    {
        var sessions = new FakeSessionService();
        sessions.Store(FakeSessionService.Session("batch"));
        await using var host = await HostUnderTest.StartAsync(sessions);

        var (typo, problem) = await host.SendAsync(HttpMethod.Get, "/api/sessions/bach");
        var (known, _) = await host.SendAsync(HttpMethod.Get, "/api/sessions/batch");
        var (shared, _) = await host.SendAsync(HttpMethod.Get, "/api/sessions/default");

        Assert.Equal(HttpStatusCode.NotFound, typo.StatusCode);
        Assert.Equal("There is no session named 'bach'.", problem.GetProperty("detail").GetString());
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Equal(HttpStatusCode.OK, shared.StatusCode);
        Assert.DoesNotContain(sessions.Calls, static call => call.StartsWith("Get bach", StringComparison.Ordinal));
    }
}
