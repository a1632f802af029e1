using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SessionOps.Tests.Sessions;

/// <summary>Answers every GET with a page of its own visitor data and a challenge.</summary>
internal sealed class PageHandler : HttpMessageHandler
{
    private int _pages;

    public int Pages => _pages;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var number = Interlocked.Increment(ref _pages);
        var content = new StringContent(Page(number), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/html") { CharSet = "utf-8" };
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }

    public static string VisitorData(int number)
    {
        // Field 1: an id of 11 characters; field 5: a timestamp.
        byte[] bytes = [0x0A, 11, .. Encoding.ASCII.GetBytes($"visitor{number:0000}"), 0x28, 0x80, 0x80, 0x80, 0xA0, 0x06];
        return Uri.EscapeDataString(Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_'));
    }

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
