using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace SessionOps.Benchmarks;

/// <summary>What the server is measured against: Kestrel and nothing else, which answers with the server's own bytes, headers included.</summary>
internal static class BareEndpoint
{
    /// <summary>Starts it; the caller ends it.</summary>
    public static async Task<WebApplication> StartAsync(RecordedAnswer session, RecordedAnswer token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        // The server in this process counts whatever has the names of ASP.NET Core's meters.
        builder.Services.AddSingleton<IMeterFactory, UnheardMeters>();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/session", (RequestDelegate)session.WriteAsync);
        app.MapPost(
            "/get_pot",
            (RequestDelegate)(
                async context =>
                {
                    await context.Request.Body.CopyToAsync(Stream.Null);
                    await token.WriteAsync(context);
                }
            )
        );
        await app.StartAsync();
        return app;
    }

    private sealed class UnheardMeters : IMeterFactory
    {
        private readonly Meter _meter = new("bare");

        public Meter Create(MeterOptions options) => _meter;

        public void Dispose() => _meter.Dispose();
    }
}

/// <summary>An answer of the server.</summary>
internal sealed record RecordedAnswer(byte[] Body, IReadOnlyList<KeyValuePair<string, StringValues>> Headers)
{
    /// <summary>Takes an answer; Kestrel adds its date by itself.</summary>
    public static async Task<RecordedAnswer> OfAsync(HttpResponseMessage response) =>
        new(
            await response.Content.ReadAsByteArrayAsync(),
            [
                .. response
                    .Headers.Concat(response.Content.Headers)
                    .Where(static header => header.Key != "Date")
                    .Select(static header => KeyValuePair.Create(header.Key, new StringValues([.. header.Value]))),
            ]
        );

    /// <summary>Gives the same answer.</summary>
    public Task WriteAsync(HttpContext context)
    {
        foreach (var (name, value) in Headers)
            context.Response.Headers[name] = value;
        return context.Response.Body.WriteAsync(Body).AsTask();
    }
}
