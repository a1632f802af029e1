using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Attestation;
using SessionOps.Core.Tests.Http;
using SessionOps.Http;
using SessionOps.InnerTube;

namespace SessionOps.Core.Tests.Attestation;

public sealed class ChallengeClientTests
{
    [Theory]
    [InlineData(7, null, 7)]
    [InlineData(null, 9, 9)]
    [InlineData(7, 9, 9)]
    [InlineData(9, 7, 9)]
    [InlineData(null, null, null)]
    public async Task The_longer_wait_that_a_source_asks_for_is_told(int? fromAttGet, int? fromCreate, int? seconds)
    {
        using var handler = new StubHandler(request =>
        {
            var wait = request.RequestUri!.AbsolutePath.EndsWith("/Create", StringComparison.Ordinal) ? fromCreate : fromAttGet;
            var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            if (wait is { } asked)
                answer.Headers.Add("Retry-After", asked.ToString(CultureInfo.InvariantCulture));
            return answer;
        });
        using var http = new HttpClient(handler);
        var (options, time) = (new SessionOpsOptions(), new FakeTimeProvider());
        var sender = new YouTubeSender(http, options, time);
        var challenges = new ChallengeClient(new InnerTubeClient(sender, options, time), new AttestationApi(sender, options, time));

        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() =>
            challenges.GetAsync(MiniInterpreter.Page with { Challenge = null }, CancellationToken.None)
        );

        Assert.Equal(ErrorIds.MissingChallenge, error.ErrorId);
        Assert.Equal(seconds, error.RetryAfter?.TotalSeconds);
        Assert.Equal(2, handler.Requests.Count);
    }
}
