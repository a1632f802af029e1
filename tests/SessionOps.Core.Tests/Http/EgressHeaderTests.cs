using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Core.Tests.Http.Faults;
using SessionOps.Http;

namespace SessionOps.Core.Tests.Http;

/// <summary>The exact headers that leave this machine: another one would tell us from a browser, or tell YouTube of our callers.</summary>
public sealed class EgressHeaderTests : IDisposable
{
    private readonly DirectoryInfo _cache = Directory.CreateTempSubdirectory("sessionops-test-");

    public void Dispose() => _cache.Delete(recursive: true);

    [Theory]
    [InlineData(Stage.Page, "Accept,Accept-Encoding,Accept-Language,Cookie,Host,User-Agent")]
    [InlineData(Stage.Interpreter, "Accept-Encoding,Accept-Language,Host,User-Agent")]
    [InlineData(
        Stage.AttGet,
        "Accept-Encoding,Accept-Language,Content-Length,Content-Type,Cookie,Host,Origin,User-Agent,X-Goog-Visitor-Id,X-YouTube-Client-Name,X-YouTube-Client-Version"
    )]
    [InlineData(Stage.Create, "Accept-Encoding,Accept-Language,Content-Length,Content-Type,Host,User-Agent,x-goog-api-key,x-user-agent")]
    [InlineData(Stage.GenerateIT, "Accept-Encoding,Accept-Language,Content-Length,Content-Type,Host,User-Agent,x-goog-api-key,x-user-agent")]
    [InlineData(
        Stage.Player,
        "Accept-Encoding,Accept-Language,Content-Length,Content-Type,Cookie,Host,Origin,User-Agent,X-Goog-Visitor-Id,X-YouTube-Client-Name,X-YouTube-Client-Version"
    )]
    public async Task Sends_these_headers_and_no_others_though_a_caller_is_traced(Stage stage, string headers)
    {
        string[] head = [];
        await using var server = new LoopbackServer(async stream =>
        {
            head = await LoopbackServer.ReadRequestAsync(stream);
            await LoopbackServer.AnswerAsync(stream, "403 Forbidden");
        });
        using var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var activity = new Activity("a caller's request").AddBaggage("user", "me").Start();
        activity.TraceStateString = "vendor=value";
        var options = new SessionOpsOptions
        {
            YouTubeUrl = new Uri($"http://127.0.0.1:{server.Port}"),
            InterpreterHosts = [$"127.0.0.1:{server.Port}"],
            CacheFolder = _cache.FullName,
        };
        using var http = YouTubeHttp.CreateClient(options, new FakeTimeProvider());

        await Assert.ThrowsAnyAsync<SessionOpsException>(() => StageRequests.AskAsync(stage, http, options, new FakeTimeProvider()));

        Assert.Equal(headers.Split(','), head.Skip(1).Select(line => line.Split(':')[0]).Order(StringComparer.OrdinalIgnoreCase));
    }
}
