using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace SessionOps.Functions.Tests.Host;

/// <summary>The host's own HTTP side: it checks the key, picks the function by its route and forwards the request to the worker under the invocation's id.</summary>
internal sealed class HttpFront : IAsyncDisposable
{
    // Not forwarded: they belong to one connection.
    private static readonly string[] s_ofTheConnection = ["Host", "Transfer-Encoding", "Connection"];

    private readonly FunctionsHost _host;
    private readonly WebApplication _app;
    private readonly HttpClient _worker;
    private readonly Channel<StatusResult> _ended = Channel.CreateUnbounded<StatusResult>();

    private HttpFront(FunctionsHost host, WebApplication app, Uri worker)
    {
        (_host, _app) = (host, app);
        _worker = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = worker,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public HttpClient Client { get; private set; } = new();

    /// <summary>Without a key.</summary>
    public HttpClient Stranger { get; private set; } = new();

    public static async Task<HttpFront> StartAsync(FunctionsHost host, Uri worker)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            // The real host's is 100 MB.
            kestrel.Limits.MaxRequestBodySize = 100 << 20;
        });
        var app = builder.Build();
        var front = new HttpFront(host, app, worker);
        foreach (var function in host.Functions.Where(function => function.IsHttp))
            app.MapMethods($"api/{function.Route}", function.Methods, context => front.AnswerAsync(function, context));
        await app.StartAsync();
        front.Stranger = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromMinutes(2) };
        front.Client = new HttpClient { BaseAddress = front.Stranger.BaseAddress, Timeout = TimeSpan.FromMinutes(2) };
        front.Client.DefaultRequestHeaders.Add("x-functions-key", FunctionsHost.Key);
        return front;
    }

    /// <summary>Waits until an invocation ends and tells how.</summary>
    public Task<StatusResult> NextEndAsync() => _ended.Reader.ReadAsync().AsTask().WithinAsync("The end of an invocation", _host.Log);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Stranger.Dispose();
        _worker.Dispose();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(AnnouncedFunction function, HttpContext context)
    {
        if (!function.IsAnonymous && context.Request.Headers["x-functions-key"] != FunctionsHost.Key && context.Request.Query["code"] != FunctionsHost.Key)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var call = FunctionsHost.Invocation(function);
        foreach (var (name, value) in context.Request.RouteValues)
            call.TriggerMetadata[name] = new TypedData { String = value?.ToString() ?? "" };
        var ended = _host.InvokeAsync(call, context.RequestAborted);
        try
        {
            await ForwardAsync(context, call.InvocationId);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }

        _ended.Writer.TryWrite(await ended);
    }

    private async Task ForwardAsync(HttpContext context, string invocation)
    {
        var incoming = context.Request;
        using var request = new HttpRequestMessage(new HttpMethod(incoming.Method), incoming.Path.ToUriComponent() + incoming.QueryString);
        if (incoming.ContentLength > 0 || incoming.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(incoming.Body);
        foreach (var (name, values) in incoming.Headers.Where(header => !s_ofTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        request.Headers.TryAddWithoutValidation("x-ms-invocation-id", invocation);
        using var answer = await _worker.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
            context.Response.Headers[name] = new StringValues([.. values]);
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
