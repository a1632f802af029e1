using System.Net.Sockets;
using System.Text;

namespace SessionOps.Core.Tests.Http.Faults;

/// <summary>Something that goes wrong at a request, and the error id that callers see.</summary>
/// <param name="Name">What goes wrong, for people.</param>
/// <param name="ErrorId">What it ends in.</param>
/// <param name="Answer">Answers a request whose head was read.</param>
internal sealed record Fault(string Name, string ErrorId, Func<NetworkStream, Task> Answer)
{
    /// <summary>What it ends in at the page, if it is something else there.</summary>
    public string? AtPage { get; init; }

    /// <summary>What it ends in at the interpreter, if it is something else there.</summary>
    public string? AtInterpreter { get; init; }

    /// <summary>How long the error says to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the deadline has to pass before it ends.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether the headers come before it gets slow.</summary>
    public bool HasHeaders { get; init; }

    /// <summary>Whether .NET's own handler asks again, as it may where nothing was answered.</summary>
    public bool IsRepeated { get; init; }

    public static IReadOnlyList<Fault> All { get; } =
    [
        new(
            "the connection is reset",
            ErrorIds.Unreachable,
            stream =>
            {
                stream.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
                stream.Socket.Close();
                return Task.CompletedTask;
            }
        ),
        new("the connection is closed without an answer", ErrorIds.MalformedResponse, _ => Task.CompletedTask) { IsRepeated = true },
        new("no answer", ErrorIds.TimedOut, ForeverAsync) { IsSlow = true },
        new(
            "headers, and no body",
            ErrorIds.TimedOut,
            async stream =>
            {
                await SendAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n");
                await ForeverAsync(stream);
            }
        )
        {
            IsSlow = true,
            HasHeaders = true,
        },
        new("429 with Retry-After", ErrorIds.RateLimited, Status("429 Too Many Requests", "Retry-After: 7\r\n")) { RetryAfter = TimeSpan.FromSeconds(7) },
        new("429 with a Retry-After of years", ErrorIds.RateLimited, Status("429 Too Many Requests", "Retry-After: 99999999\r\n"))
        {
            RetryAfter = TimeSpan.FromHours(1),
        },
        new("429 without Retry-After", ErrorIds.RateLimited, Status("429 Too Many Requests")),
        new("500", ErrorIds.ServerError, Status("500 Internal Server Error")),
        new("503 with Retry-After", ErrorIds.ServerError, Status("503 Service Unavailable", "Retry-After: 99999999\r\n"))
        {
            RetryAfter = TimeSpan.FromHours(1),
        },
        new("400", ErrorIds.MalformedResponse, Status("400 Bad Request")),
        new("401", ErrorIds.AccessRefused, Status("401 Unauthorized")),
        new("403", ErrorIds.AccessRefused, Status("403 Forbidden")),
        new("407", ErrorIds.ProxyFailed, Status("407 Proxy Authentication Required")),
        new("511", ErrorIds.NetworkLoginRequired, Status("511 Network Authentication Required")),
        new("a captcha", ErrorIds.CaptchaRequired, Page("<form action=\"/das_captcha?next=%2F\"><div class=\"g-recaptcha\"></div></form>")),
        new(
            "a captcha with 429",
            ErrorIds.CaptchaRequired,
            stream => SendAsync(stream, Whole("429 Too Many Requests", "text/html", "<form id=\"captcha-form\" action=\"index\"></form>"))
        ),
        new("a redirect to /sorry/", ErrorIds.CaptchaRequired, Redirect("https://www.google.com/sorry/index?continue=x")),
        new("a consent page", ErrorIds.ConsentRequired, Page("<form action=\"https://consent.youtube.com/save\"></form>")),
        new("a redirect to a consent page", ErrorIds.ConsentRequired, Redirect("https://consent.youtube.com/m?continue=x")),
        new("a redirect elsewhere", ErrorIds.MalformedResponse, Redirect("https://elsewhere.example/")) { AtInterpreter = ErrorIds.InterpreterRefused },
        new("a redirect to another port", ErrorIds.MalformedResponse, Redirect("http://127.0.0.1:9/")) { AtInterpreter = ErrorIds.InterpreterRefused },
        new("a redirect to itself", ErrorIds.MalformedResponse, Redirect("?again=1"))
        {
            AtPage = ErrorIds.RedirectLoop,
            AtInterpreter = ErrorIds.InterpreterRefused,
        },
        new("a redirect to no address", ErrorIds.MalformedResponse, Redirect("//")),
        new("a redirect to another scheme", ErrorIds.MalformedResponse, Redirect("javascript:alert(1)")) { AtInterpreter = ErrorIds.InterpreterRefused },
        new(
            "half a body",
            ErrorIds.MalformedResponse,
            stream => SendAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\nConnection: close\r\n\r\n<html>")
        ),
        new("half a page", ErrorIds.MalformedResponse, Page("<html><head>")) { AtInterpreter = ErrorIds.InterpreterHashMismatch },
        new("a picture", ErrorIds.MalformedResponse, stream => SendAsync(stream, Whole("200 OK", "image/png", "PNG")))
        {
            AtInterpreter = ErrorIds.InterpreterHashMismatch,
        },
        new("garbage", ErrorIds.MalformedResponse, stream => SendAsync(stream, Whole("200 OK", "text/html; charset=???", "\u0001{[\u0002")))
        {
            AtInterpreter = ErrorIds.InterpreterHashMismatch,
        },
        new("damaged gzip", ErrorIds.MalformedResponse, Encoded("gzip")),
        new("damaged deflate", ErrorIds.MalformedResponse, Encoded("deflate")),
        new("damaged brotli", ErrorIds.MalformedResponse, Encoded("br")),
        new("an encoding that nobody asked for", ErrorIds.MalformedResponse, Encoded("zstd")),
        new("headers without end", ErrorIds.MalformedResponse, stream => SendAsync(stream, $"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 80 << 10)}\r\n\r\n")),
        new("no HTTP at all", ErrorIds.MalformedResponse, stream => SendAsync(stream, "SSH-2.0-OpenSSH\r\n")),
    ];

    /// <summary>What it ends in at a stage.</summary>
    public string At(Stage stage) =>
        (
            stage switch
            {
                Stage.Page => AtPage,
                Stage.Interpreter => AtInterpreter,
                _ => null,
            }
        ) ?? ErrorId;

    public override string ToString() => Name;

    private static Func<NetworkStream, Task> Status(string status, string headers = "") =>
        stream => SendAsync(stream, $"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n{headers}\r\n");

    private static Func<NetworkStream, Task> Redirect(string location) => Status("302 Found", $"Location: {location}\r\n");

    private static Func<NetworkStream, Task> Page(string body) => stream => SendAsync(stream, Whole("200 OK", "text/html", body));

    private static Func<NetworkStream, Task> Encoded(string encoding) =>
        stream => SendAsync(stream, Whole("200 OK", "text/html", "<html>plain text</html>", $"Content-Encoding: {encoding}\r\n"));

    private static string Whole(string status, string type, string body, string headers = "") =>
        $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n{body}";

    private static Task SendAsync(NetworkStream stream, string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    // Until the client hangs up.
    private static async Task ForeverAsync(NetworkStream stream)
    {
        // Longer than a test waits for a client that should have hung up.
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[1024];
        try
        {
            while (await stream.ReadAsync(buffer, end.Token) > 0) { }
        }
        catch (OperationCanceledException)
        {
            stream.Close();
        }
    }
}
