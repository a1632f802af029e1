using System.Net;

namespace SessionOps.Server.Tests;

public sealed class RepairEndpointTests
{
    [Fact]
    public async Task Takes_a_report_with_a_reason()
    {
        var sessions = new FakeSessionService();
        sessions.Store(FakeSessionService.Session("batch"));
        await using var host = await HostUnderTest.StartAsync(sessions);

        var (response, repair) = await host.SendAsync(HttpMethod.Post, "/api/sessions/batch/report", """{"reason":"403 after a minute"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(repair.GetProperty("renewed").GetBoolean());
        Assert.Equal("Accepted", repair.GetProperty("test").GetProperty("token").GetString());
        Assert.Contains("Repair batch reason=403 after a minute", sessions.Calls);
    }

    [Theory]
    [InlineData("""{"reason":"CgtWSVNJVE9SREFUQUxPTkdFUg"}""")]
    [InlineData("""{"reason":"two\nlines"}""")]
    [InlineData("""{"reason":7}""")]
    [InlineData("""{"why":"403"}""")]
    public async Task Refuses_a_reason_that_does_not_belong_in_a_log(string body)
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, _) = await host.SendAsync(HttpMethod.Post, "/api/sessions/default/report", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain(host.Sessions.Calls, static call => call.StartsWith("Repair", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_429_and_when_to_come_back()
    {
        var sessions = new FakeSessionService { Failure = new RateLimitedException(ErrorIds.ReportedRecently, "It was reported.", TimeSpan.FromSeconds(90)) };
        await using var host = await HostUnderTest.StartAsync(sessions);

        var (response, problem) = await host.SendAsync(HttpMethod.Post, "/api/sessions/default/report");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(90), response.Headers.RetryAfter!.Delta);
        Assert.Equal("ReportedRecently", problem.GetProperty("errorId").GetString());
    }

    [Fact]
    public async Task Answers_404_for_a_session_that_there_is_not()
    {
        var sessions = new FakeSessionService { Failure = new SessionOpsException(ErrorIds.SessionNotFound, "There is no session named 'bach'.") };
        await using var host = await HostUnderTest.StartAsync(sessions);

        var (response, _) = await host.SendAsync(HttpMethod.Post, "/api/sessions/bach/report");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
