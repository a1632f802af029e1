using System.Net;
using System.Text;
using System.Text.Json;

namespace SessionOps.Server.Tests;

public sealed class OperationEndpointTests
{
    [Fact]
    public async Task Answers_a_session_in_camel_case_with_the_names_of_enumerations()
    {
        await using var host = await HostUnderTest.StartAsync();

        var session = await host.GetJsonAsync("/api/session");

        Assert.Equal("default", session.GetProperty("name").GetString());
        Assert.Equal("Integrity", session.GetProperty("grade").GetString());
        Assert.Equal("Page", session.GetProperty("challengeSource").GetString());
        Assert.Contains("Get default fallback=False", host.Sessions.Calls);
    }

    [Fact]
    public async Task Takes_parameters_from_route_and_body()
    {
        await using var host = await HostUnderTest.StartAsync();
        host.Sessions.Store(FakeSessionService.Session("batch"));

        var fromRoute = await host.GetJsonAsync("/api/sessions/batch");
        var (_, fromBody) = await host.SendAsync(HttpMethod.Post, "/api/sessions", """{"NAME": "night"}""");

        Assert.Equal("batch", fromRoute.GetProperty("name").GetString());
        Assert.Equal("night", fromBody.GetProperty("name").GetString());
        Assert.Contains("Create night fallback=False", host.Sessions.Calls);
    }

    [Theory]
    [InlineData("""{"name": "Not A Name"}""", "name")]
    [InlineData("""{"name": 7}""", "name")]
    [InlineData("""{"nmae": "x"}""", "nmae")]
    [InlineData("""{"name": "a", "name": "b"}""", "$")]
    [InlineData("""{"name": """, "$")]
    [InlineData("""["name"]""", "$")]
    public async Task Names_the_field_that_cannot_be_used(string body, string field)
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, problem) = await host.SendAsync(HttpMethod.Post, "/api/sessions", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty(field).EnumerateArray());
        Assert.Equal("InvalidInput", problem.GetProperty("errorId").GetString());
        Assert.DoesNotContain(host.Sessions.Calls, call => call.StartsWith("Get", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_a_body_that_is_not_announced_as_json()
    {
        await using var host = await HostUnderTest.StartAsync();

        using var content = new StringContent("""{"name": "a"}""", Encoding.UTF8, "text/plain");
        using var response = await host.Client.PostAsync(new Uri("/api/sessions", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Refuses_a_body_beyond_the_limit()
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, problem) = await host.SendAsync(HttpMethod.Post, "/api/sessions", $$"""{"name": "{{new string('a', 300_000)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(413, problem.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Made_up_members_neither_forge_lines_of_the_log_nor_fill_it()
    {
        await using var host = await HostUnderTest.StartAsync();
        var members = Enumerable.Range(0, 5000).Select(static number => $"\"\\u001b[2J\\r\\ninfo: forged{number}\": 1");

        var (response, problem) = await host.SendAsync(HttpMethod.Post, "/api/sessions", $"{{{string.Join(',', members)}}}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.InRange(problem.GetRawText().Length, 1, 32 << 10);
        // At Debug the line has its stack, which has lines of its own.
        var line = Assert.Single(
            host.Log.Lines,
            static line => line.StartsWith("Information", StringComparison.Ordinal) && line.Contains("forged0", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(line, char.IsControl);
        Assert.InRange(line.Length, 1, 4096);
    }

    [Fact]
    public async Task Takes_an_empty_body_for_all_defaults()
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, session) = await host.SendAsync(HttpMethod.Post, "/api/sessions");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("default", session.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Lets_nobody_keep_secrets_and_tells_an_unchanged_session_by_its_tag()
    {
        await using var host = await HostUnderTest.StartAsync();
        host.Sessions.Store(FakeSessionService.Session("other"));

        var (first, _) = await host.SendAsync(HttpMethod.Get, "/api/session");
        var tag = first.Headers.ETag!.ToString();
        var (second, body) = await host.SendAsync(HttpMethod.Get, "/api/session", null, ("If-None-Match", tag));
        var (other, _) = await host.SendAsync(HttpMethod.Get, "/api/sessions/other", null, ("If-None-Match", tag));

        Assert.True(first.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(JsonValueKind.Undefined, body.ValueKind);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Answers_with_the_session_that_replaced_another()
    {
        await using var host = await HostUnderTest.StartAsync();
        host.Sessions.Store(FakeSessionService.Session("other"));
        var (first, _) = await host.SendAsync(HttpMethod.Get, "/api/sessions/other");

        host.Sessions.Store(FakeSessionService.Session("other") with { EventId = "replaced" });
        var (second, session) = await host.SendAsync(HttpMethod.Get, "/api/sessions/other", null, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("replaced", session.GetProperty("eventId").GetString());
    }

    [Theory]
    [InlineData(ErrorIds.RateLimited, 429)]
    [InlineData(ErrorIds.CoolingDown, 503)]
    [InlineData(ErrorIds.StoreUnavailable, 503)]
    [InlineData(ErrorIds.StoreConflict, 409)]
    [InlineData(ErrorIds.StoreSchemaTooNew, 409)]
    [InlineData(ErrorIds.SessionNotFound, 404)]
    [InlineData(ErrorIds.NoIntegrityToken, 502)]
    [InlineData(ErrorIds.ConsentRequired, 502)]
    [InlineData(ErrorIds.TimedOut, 504)]
    [InlineData(ErrorIds.UndecodableToken, 400)]
    [InlineData(ErrorIds.EngineUnavailable, 500)]
    public async Task Gives_each_error_its_status(string errorId, int status)
    {
        await using var host = await HostUnderTest.StartAsync(new FakeSessionService { Failure = new SessionOpsException(errorId, "What is missing.") });

        var (response, problem) = await host.SendAsync(HttpMethod.Get, "/api/session");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(errorId, problem.GetProperty("errorId").GetString());
        Assert.Equal("What is missing.", problem.GetProperty("detail").GetString());
        Assert.Equal($"urn:sessionops:error:{errorId}", problem.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Says_how_long_to_wait_in_whole_seconds()
    {
        var failure = new RateLimitedException(ErrorIds.RateLimited, "Wait.", TimeSpan.FromSeconds(2.2));
        await using var host = await HostUnderTest.StartAsync(new FakeSessionService { Failure = failure });

        var (response, problem) = await host.SendAsync(HttpMethod.Get, "/api/session");

        Assert.Equal(TimeSpan.FromSeconds(3), response.Headers.RetryAfter!.Delta);
        Assert.True(problem.GetProperty("isTransient").GetBoolean());
    }

    [Fact]
    public async Task Names_the_stage_and_the_gaps_of_a_failed_attestation()
    {
        var failure = new AttestationException(ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken, "No token.")
        {
            CoverageGaps = [new CoverageGap("Element", "lang", 2)],
        };
        await using var host = await HostUnderTest.StartAsync(new FakeSessionService { Failure = failure });

        var (_, problem) = await host.SendAsync(HttpMethod.Get, "/api/session");

        Assert.Equal("IntegrityToken", problem.GetProperty("stage").GetString());
        Assert.Equal("lang", problem.GetProperty("coverageGaps")[0].GetProperty("member").GetString());
    }

    [Fact]
    public async Task Hides_what_a_defect_says_and_gives_the_id_that_finds_it()
    {
        await using var host = await HostUnderTest.StartAsync(new FakeSessionService { Failure = new InvalidOperationException("visitor data CgtTRUNSRVQ") });

        var (response, problem) = await host.SendAsync(HttpMethod.Get, "/api/session", null, ("X-Request-Id", "my-request.1"));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("CgtTRUNSRVQ", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("my-request.1", problem.GetProperty("requestId").GetString());
        Assert.Contains(host.Log.Lines, line => line.Contains("my-request.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gives_every_answer_a_request_id_and_repeats_none_that_would_break_a_line()
    {
        await using var host = await HostUnderTest.StartAsync();

        var (plain, _) = await host.SendAsync(HttpMethod.Get, "/api/session", null, ("X-Request-Id", "abc"));
        var (odd, _) = await host.SendAsync(HttpMethod.Get, "/api/session", null, ("X-Request-Id", "a b,c"));

        Assert.Equal("abc", plain.Headers.GetValues("X-Request-Id").Single());
        Assert.NotEqual("a b,c", odd.Headers.GetValues("X-Request-Id").Single());
    }

    [Fact]
    public async Task Ends_the_operation_when_the_caller_hangs_up()
    {
        var sessions = new FakeSessionService { Gate = new TaskCompletionSource().Task };
        await using var host = await HostUnderTest.StartAsync(sessions);
        using var hangUp = new CancellationTokenSource();

        var request = host.Client.GetAsync(new Uri("/api/session", UriKind.Relative), hangUp.Token);
        await sessions.Entered.Task;
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);

        // Stopping waits for running requests: it ends only if the operation was cancelled.
        await host.App.StopAsync();
    }

    [Fact]
    public async Task Says_when_the_store_is_away()
    {
        var sessions = new FakeSessionService();
        await using var host = await HostUnderTest.StartAsync(sessions);
        sessions.Status = sessions.Status with { StoreProblem = "The \"container\" did not answer." };

        var (response, _) = await host.SendAsync(HttpMethod.Get, "/api/session");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("199 sessionops \"The 'container' did not answer.\"", response.Headers.GetValues("Warning").Single());
    }

    [Fact]
    public async Task Gives_the_routers_own_answers_problem_details()
    {
        await using var host = await HostUnderTest.StartAsync();

        var (missing, notFound) = await host.SendAsync(HttpMethod.Get, "/api/nothing");
        var (wrong, notAllowed) = await host.SendAsync(HttpMethod.Put, "/api/sessions", "{}");

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("Http404", notFound.GetProperty("errorId").GetString());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrong.StatusCode);
        Assert.Equal("Http405", notAllowed.GetProperty("errorId").GetString());
        Assert.Contains("POST", wrong.Content.Headers.Allow);
    }
}
