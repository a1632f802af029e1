using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Http;
using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Http;

public sealed class YouTubeSenderTests
{
    private static readonly Uri s_page = new("https://www.youtube.com/");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Shows_the_browser_that_the_script_sees()
    {
        using var handler = new StubHandler(_ => Text("ok"));

        await SendAsync(handler);

        var headers = Assert.Single(handler.Requests).Headers;
        Assert.Equal(BrowserProfile.Default.UserAgent, headers.UserAgent.ToString());
        Assert.Equal(BrowserProfile.Default.Languages, headers.AcceptLanguage.Select(language => language.Value));
    }

    [Fact]
    public async Task Shows_the_user_agent_of_the_options()
    {
        using var handler = new StubHandler(_ => Text("ok"));

        await SendAsync(handler, new SessionOpsOptions { UserAgent = "Mozilla/5.0 Other" });

        Assert.Equal("Mozilla/5.0 Other", Assert.Single(handler.Requests).Headers.UserAgent.ToString());
    }

    [Fact]
    public async Task Sends_a_user_agent_once_and_as_it_is_though_no_parser_knows_it()
    {
        const string Raw = "Mozilla/5.0 (Macintosh) Safari/605.1.15,gzip(gfe)";
        using var handler = new StubHandler(_ => Text("ok"));
        using var http = new HttpClient(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, s_page);
        request.Headers.TryAddWithoutValidation("User-Agent", Raw);

        await new YouTubeSender(http, new SessionOpsOptions { UserAgent = Raw }, _time).SendAsync("The page", request, CancellationToken.None);

        Assert.Equal([Raw], request.Headers.NonValidated["User-Agent"]);
    }

    [Theory]
    [InlineData("a\r\nX-Injected: b")]
    [InlineData("a\0b")]
    [InlineData("n\u00e4h")]
    public async Task Sends_no_header_that_is_none(string value)
    {
        using var handler = new StubHandler(_ => Text("ok"));
        using var http = new HttpClient(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, s_page);
        request.Headers.TryAddWithoutValidation("X-Goog-Visitor-Id", value);

        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() =>
            new YouTubeSender(http, new SessionOpsOptions(), _time).SendAsync("The page", request, CancellationToken.None)
        );

        Assert.Contains("X-Goog-Visitor-Id", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_deadline_covers_the_body_too_stalled_or_a_byte_a_second(bool drips)
    {
        using var slow = new SlowStream(_time, drips);
        using var handler = new StubHandler(_ => new HttpResponseMessage { Content = new StreamContent(slow) });

        var sending = SendAsync(handler);
        for (var second = 0; second < 31 && !sending.IsCompleted; second++)
        {
            await slow.Waiting;
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(ErrorIds.TimedOut, (await Assert.ThrowsAsync<UnexpectedResponseException>(() => sending.WaitAsync(TimeSpan.FromMinutes(1)))).ErrorId);
    }

    [Fact]
    public async Task Keeps_the_seconds_of_a_rate_limit()
    {
        var error = await FailAsync<RateLimitedException>(_ => Refuse(HttpStatusCode.TooManyRequests, new RetryConditionHeaderValue(TimeSpan.FromSeconds(90))));

        Assert.Equal((ErrorIds.RateLimited, TimeSpan.FromSeconds(90)), (error.ErrorId, error.RetryAfter));
        Assert.Contains("90 seconds", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120, 120)]
    [InlineData(-5, 0)]
    [InlineData(99_999_999, 3600)]
    public async Task Turns_the_date_of_a_rate_limit_into_a_wait(int secondsFromNow, int expected)
    {
        var error = await FailAsync<RateLimitedException>(_ =>
            Refuse(HttpStatusCode.TooManyRequests, new RetryConditionHeaderValue(_time.GetUtcNow().AddSeconds(secondsFromNow)))
        );

        Assert.Equal(TimeSpan.FromSeconds(expected), error.RetryAfter);
    }

    [Fact]
    public async Task A_wait_of_years_is_cut_to_an_hour()
    {
        var error = await FailAsync<RateLimitedException>(_ =>
            Refuse(HttpStatusCode.TooManyRequests, new RetryConditionHeaderValue(TimeSpan.FromSeconds(99_999_999)))
        );

        Assert.Equal(TimeSpan.FromHours(1), error.RetryAfter);
    }

    [Fact]
    public async Task A_rate_limit_without_a_wait_says_none()
    {
        var error = await FailAsync<RateLimitedException>(_ => Refuse(HttpStatusCode.TooManyRequests, null));

        Assert.Null(error.RetryAfter);
        Assert.DoesNotContain("wait", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_error_is_transient_and_keeps_its_wait()
    {
        var error = await FailAsync<UnexpectedResponseException>(_ =>
            Refuse(HttpStatusCode.ServiceUnavailable, new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)))
        );

        Assert.Equal((ErrorIds.ServerError, 503, true, TimeSpan.FromSeconds(7)), (error.ErrorId, error.StatusCode, error.IsTransient, error.RetryAfter));
    }

    [Fact]
    public async Task Another_refusal_keeps_its_status_and_is_not_transient()
    {
        var error = await FailAsync<UnexpectedResponseException>(_ => Refuse(HttpStatusCode.Gone, null));

        Assert.Equal((ErrorIds.MalformedResponse, 410, false), (error.ErrorId, error.StatusCode, error.IsTransient));
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, ErrorIds.Unreachable, "DNS")]
    [InlineData(HttpRequestError.SecureConnectionError, ErrorIds.Unreachable, "certificates")]
    [InlineData(HttpRequestError.ProxyTunnelError, ErrorIds.ProxyFailed, "proxy")]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, ErrorIds.MalformedResponse, "headers")]
    [InlineData(HttpRequestError.ConnectionError, ErrorIds.Unreachable, "the connection failed")]
    [InlineData(HttpRequestError.ResponseEnded, ErrorIds.MalformedResponse, "ended early")]
    [InlineData(HttpRequestError.InvalidResponse, ErrorIds.MalformedResponse, "not HTTP")]
    public async Task A_broken_connection_says_where_to_look(HttpRequestError cause, string errorId, string advice)
    {
        var error = await FailAsync<UnexpectedResponseException>(_ => throw new HttpRequestException(cause, "broken"));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_breaks_off_ended_early()
    {
        var error = await FailAsync<UnexpectedResponseException>(_ => new HttpResponseMessage { Content = new StreamContent(new BreakingStream()) });

        Assert.Equal(ErrorIds.MalformedResponse, error.ErrorId);
    }

    [Fact]
    public async Task A_body_shorter_than_announced_ended_early()
    {
        var error = await FailAsync<UnexpectedResponseException>(_ =>
        {
            var response = Text("half");
            response.Content.Headers.ContentLength = 8;
            return response;
        });

        Assert.Contains("4 of 8 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_end_does_not_fill_the_memory()
    {
        using var endless = new EndlessStream();

        var error = await FailAsync<UnexpectedResponseException>(_ => new HttpResponseMessage { Content = new StreamContent(endless) });

        Assert.Equal(ErrorIds.MalformedResponse, error.ErrorId);
        Assert.InRange(endless.Given, 32 << 20, 33 << 20);
    }

    [Fact]
    public async Task What_does_not_come_in_time_is_told_apart_from_giving_up()
    {
        var timedOut = await FailAsync<UnexpectedResponseException>(_ => throw new TaskCanceledException("The client's timeout."));
        using var impatient = new CancellationTokenSource();
        await impatient.CancelAsync();
        using var handler = new StubHandler((_, cancellationToken) => Task.FromCanceled<HttpResponseMessage>(cancellationToken));

        Assert.Equal((ErrorIds.TimedOut, true), (timedOut.ErrorId, timedOut.IsTransient));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(handler, cancellationToken: impatient.Token));
    }

    private async Task<TError> FailAsync<TError>(Func<HttpRequestMessage, HttpResponseMessage> answer)
        where TError : Exception
    {
        using var handler = new StubHandler(answer);
        return await Assert.ThrowsAsync<TError>(() => SendAsync(handler));
    }

    private async Task SendAsync(StubHandler handler, SessionOpsOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var http = new HttpClient(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, s_page);
        await new YouTubeSender(http, options ?? new SessionOpsOptions(), _time).SendAsync("The page", request, cancellationToken);
    }

    private static HttpResponseMessage Text(string body) => new() { Content = new StringContent(body) };

    private static HttpResponseMessage Refuse(HttpStatusCode status, RetryConditionHeaderValue? retryAfter)
    {
        var response = new HttpResponseMessage(status);
        response.Headers.RetryAfter = retryAfter;
        return response;
    }

    // Gives a byte a second, or none at all.
    private sealed class SlowStream(TimeProvider time, bool drips) : MemoryStream
    {
        private TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waiting => _waiting.Task;

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var delay = Task.Delay(drips ? TimeSpan.FromSeconds(1) : Timeout.InfiniteTimeSpan, time, cancellationToken);
            _waiting.TrySetResult();
            await delay;
            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return 1;
        }
    }

    private sealed class BreakingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection was reset.");
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
