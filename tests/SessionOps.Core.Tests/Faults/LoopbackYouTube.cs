using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using SessionOps.Core.Tests.Http;
using SessionOps.Core.Tests.Http.Faults;
using SessionOps.Core.Tests.Sessions;
using SessionOps.Tokens;

namespace SessionOps.Core.Tests.Faults;

/// <summary>A YouTube on a socket, of which one stage can be made to answer with a fault. Each page has an interpreter of its own, so that none is cached.</summary>
internal sealed class LoopbackYouTube : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentDictionary<Stage, int> _requests = [];
    private int _pages;

    public LoopbackYouTube() => _server = new LoopbackServer(AnswerAsync);

    /// <summary>Where the challenge comes from: the page itself, or <c>att/get</c>, or <c>Create</c>.</summary>
    public Stage ChallengeFrom { get; set; } = Stage.Page;

    /// <summary>The stage that goes wrong, and how; null for none.</summary>
    public (Stage Stage, Func<NetworkStream, Task> Answer)? Fault { get; set; }

    /// <summary>Called with each request before it is answered.</summary>
    public Func<Stage, Task> Asked { get; set; } = static _ => Task.CompletedTask;

    public Uri Url => new($"http://127.0.0.1:{_server.Port}");

    public int RequestsOf(Stage stage) => _requests.GetValueOrDefault(stage);

    public static Stage StageOf(string path) =>
        path switch
        {
            "/" => Stage.Page,
            "/youtubei/v1/att/get" => Stage.AttGet,
            "/api/jnn/v1/Create" => Stage.Create,
            "/api/jnn/v1/GenerateIT" => Stage.GenerateIT,
            _ => Stage.Interpreter,
        };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(NetworkStream stream)
    {
        try
        {
            var path = (await LoopbackServer.ReadRequestAsync(stream))[0].Split(' ')[1].Split('?')[0];
            var stage = StageOf(path);
            _requests.AddOrUpdate(stage, 1, static (_, count) => count + 1);
            await Asked(stage);
            if (Fault is { } fault && fault.Stage == stage)
                await fault.Answer(stream);
            else
                await SendAsync(stream, stage == Stage.Page ? "text/html" : "application/json", Body(stage, path));
        }
        catch (IOException)
        {
            // The client had enough and hung up.
        }
    }

    private string Body(Stage stage, string path) =>
        stage switch
        {
            Stage.Page => Page(Interlocked.Increment(ref _pages)),
            Stage.Interpreter => ScriptOf(path),
            Stage.AttGet => ChallengeFrom == Stage.AttGet ? $$"""{"bgChallenge":{{ChallengeOf(_pages)}}}""" : "{}",
            Stage.Create => $"""[["id",null,["{InterpreterPath(_pages)}"],"{HashOf(ScriptOf(InterpreterPath(_pages)))}","program","name"]]""",
            _ => """["AQID",43200,null,"fallback"]""",
        };

    private string Page(int number)
    {
        var visitorData = PageHandler.VisitorData(number);
        var challenge = ChallengeFrom == Stage.Page ? $$"""window.ytAtN({'R':'{"bgChallenge":{{ChallengeOf(number)}}}','T':'eacr'});""" : "";
        return $$$"""
            <!DOCTYPE html><html><head><script nonce="x">
            ytcfg.set({"EVENT_ID":"event{{{number}}}","VISITOR_DATA":"{{{visitorData}}}","INNERTUBE_API_KEY":"key","INNERTUBE_CONTEXT":
            {"client":{"hl":"en","gl":"US","clientName":"WEB","clientVersion":"2.20260901.00.00","visitorData":"{{{visitorData}}}"} } });
            {{{challenge}}}
            </script></head><body></body></html>
            """;
    }

    private static string InterpreterPath(int number) => $"/js/th/{number}.js";

    private static string ScriptOf(string path) => $"/* {path} */";

    private static string ChallengeOf(int number) =>
        $$$"""{"interpreterUrl":{"privateDoNotAccessOrElseTrustedResourceUrlWrappedValue":"{{{InterpreterPath(
            number
        )}}}"},"interpreterHash":"{{{HashOf(ScriptOf(InterpreterPath(number)))}}}","program":"program","globalName":"name"}""";

    private static string HashOf(string script) => WebSafeBase64.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(script))).TrimEnd('=');

    private static Task SendAsync(NetworkStream stream, string type, string body) =>
        stream
            .WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"))
            .AsTask();
}
