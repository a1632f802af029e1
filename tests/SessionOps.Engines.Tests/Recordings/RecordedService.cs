using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace SessionOps.Engines.Tests.Recordings;

/// <summary>YouTube and its attestation service as one recording has them: the page, its interpreter, and what <c>GenerateIT</c> answered.</summary>
internal sealed class RecordedService(string folder) : HttpMessageHandler
{
    /// <summary>The snapshots that were handed in.</summary>
    public ConcurrentQueue<string> Snapshots { get; } = [];

    /// <summary>Requests that the recording has no answer to.</summary>
    public ConcurrentQueue<string> Unknown { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Post && path.EndsWith("/GenerateIT", StringComparison.Ordinal))
        {
            using var arguments = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
            Snapshots.Enqueue(arguments.RootElement[1].GetString()!);
            return await AnswerAsync("integrityToken.json", "application/json+protobuf", cancellationToken);
        }

        if (request.Method == HttpMethod.Get && path.StartsWith("/js/", StringComparison.Ordinal))
            return await AnswerAsync("interpreter.js", "text/javascript", cancellationToken);
        if (request.Method == HttpMethod.Get && path == "/")
            return await AnswerAsync("page.html", "text/html", cancellationToken);
        Unknown.Enqueue($"{request.Method} {path}");
        return new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("") };
    }

    private async Task<HttpResponseMessage> AnswerAsync(string file, string type, CancellationToken cancellationToken) =>
        new(HttpStatusCode.OK)
        {
            Content = new StringContent(await File.ReadAllTextAsync(Path.Combine(folder, file), cancellationToken), System.Text.Encoding.UTF8, type),
        };
}
