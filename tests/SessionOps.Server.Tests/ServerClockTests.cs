using System.Net;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Server;

namespace SessionOps.Server.Tests;

public sealed class ServerClockTests
{
    private static readonly DateTimeOffset s_date = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "as YouTube's", false)]
    [InlineData(-30, "0.00:00:30 behind YouTube's", false)]
    [InlineData(3600, "0.01:00:00 ahead of YouTube's: set this machine's clock", true)]
    [InlineData(-90000, "1.01:00:00 behind YouTube's: set this machine's clock", true)]
    public async Task Says_how_far_the_clock_is_off(int secondsAhead, string sentence, bool isOff)
    {
        using var clock = await AskAsync(s_date, s_date.AddSeconds(secondsAhead));

        Assert.StartsWith(sentence, clock.Describe(), StringComparison.Ordinal);
        Assert.Equal(isOff, clock.IsOff);
    }

    [Fact]
    public async Task Says_nothing_of_a_clock_that_no_answer_told_of()
    {
        using var clock = await AskAsync(date: null, s_date);

        Assert.StartsWith("not compared", clock.Describe(), StringComparison.Ordinal);
        Assert.False(clock.IsOff);
    }

    internal static async Task<ServerClock> AskAsync(DateTimeOffset? date, DateTimeOffset now)
    {
        var clock = new ServerClock(new FakeTimeProvider(now)) { InnerHandler = new Answer(date) };
        using var client = new HttpMessageInvoker(clock, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://youtube.example/");
        using var response = await client.SendAsync(request, CancellationToken.None);
        return clock;
    }

    private sealed class Answer(DateTimeOffset? date) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK);
            response.Headers.Date = date;
            return Task.FromResult(response);
        }
    }
}
