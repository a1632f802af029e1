using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>Answers with a page of its own visitor data and a challenge, as the player with a video, and as the media server with a status.</summary>
internal sealed class PageHandler : HttpMessageHandler
{
    private int _pages;

    public int Pages => _pages;

    /// <summary>How playable the player says that a video is.</summary>
    public string Playability { get; set; } = "OK";

    /// <summary>What the media server answers to a token.</summary>
    public HttpStatusCode MediaStatus { get; set; } = HttpStatusCode.PartialContent;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (request.RequestUri!.AbsolutePath)
        {
            case "/youtubei/v1/player":
                return Task.FromResult(Answer(HttpStatusCode.OK, Player(), "application/json", request));
            case "/videoplayback":
                return Task.FromResult(Answer(MediaStatus, "media", "video/mp4", request));
        }

        var number = Interlocked.Increment(ref _pages);
        return Task.FromResult(Answer(HttpStatusCode.OK, Page(number), "text/html", request));
    }

    public static string VisitorData(int number)
    {
        // Field 1: an id of 11 characters; field 5: a timestamp.
        byte[] bytes = [0x0A, 11, .. Encoding.ASCII.GetBytes($"visitor{number:0000}"), 0x28, 0x80, 0x80, 0x80, 0xA0, 0x06];
        return Uri.EscapeDataString(Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_'));
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string text, string mediaType, HttpRequestMessage request)
    {
        var content = new StringContent(text, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType) { CharSet = "utf-8" };
        return new HttpResponseMessage(status) { Content = content, RequestMessage = request };
    }

    private string Player() =>
        $$"""
            {"playabilityStatus":{"status":"{{Playability}}"},
             "streamingData":{"formats":[{"url":"https://r1---sn.googlevideo.com/videoplayback","contentLength":"3000000"}]} }
            """;

    private static string Page(int number) =>
        $$$"""
            <!DOCTYPE html><html><head><script nonce="x">
            ytcfg.set({"EVENT_ID":"event{{{number}}}","VISITOR_DATA":"{{{VisitorData(number)}}}","INNERTUBE_API_KEY":"key","INNERTUBE_CONTEXT":
            {"client":{"hl":"en","gl":"US","remoteHost":"192.0.2.1","clientName":"WEB","clientVersion":"2.20260901.00.00","visitorData":"{{{VisitorData(
                number
            )}}}"} } });
            window.ytAtN({'R':'{\x22bgChallenge\x22:{\x22interpreterUrl\x22:{\x22privateDoNotAccessOrElseTrustedResourceUrlWrappedValue\x22:\x22//www.google.com/js/th/a.js\x22},\x22interpreterHash\x22:\x22hash\x22,\x22program\x22:\x22program\x22,\x22globalName\x22:\x22name\x22} }','T':'eacr'});
            </script></head><body></body></html>
            """;
}
