using System.Globalization;
using System.Text.Json;

namespace SessionOps.Simulator.Tests.Live;

/// <summary>Counts the requests of a live run, stops it at its budget, and keeps what the report says of each: no value of any answer.</summary>
internal sealed class RequestLog(int budget) : DelegatingHandler
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_lines)
        {
            if (_lines.Count == budget)
                throw new InvalidOperationException($"A live run makes at most {budget} requests.");
            _lines.Add($"{request.Method} {Name(request.RequestUri!)}: no answer");
        }

        var index = Lines.Count - 1;
        var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Method} {Name(request.RequestUri!)}: {(int)response.StatusCode}, {body.Length} characters"
        );
        if (request.RequestUri!.AbsolutePath.EndsWith("/GenerateIT", StringComparison.Ordinal))
            line += $"; snapshot of {Text(sent, 1)?.Length ?? 0} characters, answered {Shape(body)}";
        lock (_lines)
            _lines[index] = line;
        return response;
    }

    // Hosts of interpreters and media differ by session; their domain says enough.
    private static string Name(Uri url) =>
        url.AbsolutePath switch
        {
            var path when path.StartsWith("/js/th/", StringComparison.Ordinal) => $"{url.Host}/js/th/...",
            "/videoplayback" => "(media server)/videoplayback",
            var path => url.Host + path,
        };

    /// <summary>A list as its lengths and numbers: <c>[text of 92, 43200, 100]</c>.</summary>
    private static string Shape(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind != JsonValueKind.Array
                ? document.RootElement.ValueKind.ToString()
                : $"[{string.Join(", ", document.RootElement.EnumerateArray().Select(static item => item.ValueKind switch
                {
                    JsonValueKind.String => $"text of {item.GetString()!.Length}",
                    JsonValueKind.Number => item.GetRawText(),
                    var kind => kind.ToString().ToLowerInvariant(),
                }))}]";
        }
        catch (JsonException)
        {
            return "with something that is not JSON";
        }
    }

    private static string? Text(string json, int index)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.EnumerateArray().ElementAt(index).GetString();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
