using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionOps.Endpoints;
using SessionOps.Endpoints.OpenApi;

namespace SessionOps.Generator.Tests.OneFile;

/// <summary>The product's endpoints with those that the generator made of the sample file, on Kestrel.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SampleHost(WebApplication app) => (_app, Client) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) });

    public HttpClient Client { get; }

    public static async Task<SampleHost> StartAsync(ISessionService sessions)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddEndpoints(builder.Configuration).AddSingleton(sessions);
        var app = builder.Build();
        app.MapOperations();
        app.MapGet("/api/openapi.json", (RequestDelegate)OpenApiEndpoint.InvokeAsync);
        await app.StartAsync();
        return new SampleHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
