using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SessionOps.Server;

namespace SessionOps.Server.Tests;

/// <summary>The standalone server on Kestrel, on a free port of loopback.</summary>
internal sealed class HostUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HostUnderTest(WebApplication app, FakeSessionService sessions, RecordedLog log)
    {
        (_app, Sessions, Log) = (app, sessions, log);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public FakeSessionService Sessions { get; }

    public RecordedLog Log { get; }

    public HttpClient Client { get; }

    public WebApplication App => _app;

    public static Task<HostUnderTest> StartAsync(FakeSessionService? sessions = null, params (string Name, string Value)[] settings) =>
        StartAsync(sessions, static _ => { }, settings);

    public static async Task<HostUnderTest> StartAsync(
        FakeSessionService? sessions,
        Action<IServiceCollection> configure,
        params (string Name, string Value)[] settings
    )
    {
        sessions ??= new FakeSessionService();
        var log = new RecordedLog();
        var app = ServerHost.Build(
            null,
            [
                KeyValuePair.Create<string, string?>("urls", "http://127.0.0.1:0"),
                KeyValuePair.Create<string, string?>("SESSIONOPS_REFRESH_SCHEDULE", "0 0 0 1 1 *"),
                .. settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)),
            ],
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<ISessionService>(sessions));
                configure(services);
                services.AddLogging(logging => logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace));
            }
        );
        await app.StartAsync();
        return new HostUnderTest(app, sessions, log);
    }

    public async Task<JsonElement> GetJsonAsync(string path) => await Client.GetFromJsonAsync<JsonElement>(path);

    public async Task<(HttpResponseMessage Response, JsonElement Body)> SendAsync(
        HttpMethod method,
        string path,
        string? json = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await Client.SendAsync(request);
        var text = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is true
            ? await response.Content.ReadAsStringAsync()
            : "";
        return (response, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
