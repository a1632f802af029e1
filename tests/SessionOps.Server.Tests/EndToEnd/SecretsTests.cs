using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionOps.Server;
using SessionOps.Simulator;
using SessionOps.Simulator.Faults;

namespace SessionOps.Server.Tests.EndToEnd;

/// <summary>A host that tells all it can, at Trace, to everybody who listens, and what of it is a secret: nothing.</summary>
[Collection(WholeMachine.Name)]
public sealed class SecretsTests : IAsyncLifetime, IDisposable
{
    private const string Key = "key-of-a-test-0123456789";
    private const string PathSecret = "path-secret-of-a-test-0123456789";
    private const string Password = "password-of-a-proxy";
    private const string Signature = "signature-of-a-container";
    private const string Binding = "binding-of-a-caller-0123456789";

    private readonly Transcript _transcript = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-test-");
    private SimulatorHost _simulator = null!;
    private WebApplication? _app;

    public async Task InitializeAsync() => _simulator = await SimulatorHost.StartAsync();

    public async Task DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await _simulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public void Dispose() => _transcript.Dispose();

    [Fact]
    public async Task A_good_day_from_page_to_store()
    {
        using var client = await StartAsync();

        var session = await client.GetSessionAsync();
        var token = await client.PostAsync("/api/potoken", new { contentBinding = Binding });
        var pluginToken = await client.PostAsync($"/api/p/{PathSecret}/get_pot", new { content_binding = Binding + "-2" });
        using (await client.GetAsync(new Uri($"/api/session?code={Key}", UriKind.Relative))) { }
        using (await client.PostAsJsonAsync("/api/decode/visitordata", new { value = session.VisitorData })) { }
        using (await client.PostAsJsonAsync("/api/sessions/default/refresh", new { force = true })) { }
        var refreshed = await client.GetSessionAsync();
        foreach (var path in (string[])["/api/sessions", "/api/openapi.json", "/docs", "/metrics", "/health", "/ready", "/api/nothing"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            await _transcript.TellAsync(answer);
        }

        _transcript.Tell($"{session} {session.PoToken} {string.Join(' ', session.Cookies)} {_app!.Services.GetRequiredService<SessionOpsOptions>()}");
        await _app.StopAsync();
        _transcript.AssertWithout([
            .. SecretsOf(session),
            .. SecretsOf(refreshed),
            Key,
            PathSecret,
            Binding,
            token.GetProperty("value").GetString()!,
            pluginToken.GetProperty("poToken").GetString()!,
        ]);
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Consent)]
    [InlineData(FaultKind.Captcha)]
    [InlineData(FaultKind.SilentTruncation)]
    [InlineData(FaultKind.WrongContentType)]
    [InlineData(FaultKind.WrongHash)]
    [InlineData(FaultKind.InterpreterRedirect)]
    [InlineData(FaultKind.InterpreterElsewhere)]
    [InlineData(FaultKind.SyntaxError)]
    [InlineData(FaultKind.SnapshotError)]
    [InlineData(FaultKind.EmptySignalOutput)]
    [InlineData(FaultKind.NullIntegrityToken)]
    [InlineData(FaultKind.InvalidSnapshot)]
    public async Task A_bad_day_at_YouTube(FaultKind fault)
    {
        _simulator.State.Faults.Add(new Fault(fault));
        using var client = await StartAsync();

        using (var answer = await client.PostAsJsonAsync("/api/sessions", new { name = "another" }))
            await TellFailureAsync(answer);
        using (var answer = await client.PostAsJsonAsync($"/api/p/{PathSecret}/get_pot", new { content_binding = Binding }))
            await TellFailureAsync(answer);

        _transcript.AssertWithout(Key, PathSecret, Binding);
    }

    [Fact]
    public async Task A_proxy_that_is_away()
    {
        using var client = await StartAsync(("SessionOps:Proxy", $"http://user-of-a-proxy:{Password}@127.0.0.1:{ClosedPort()}"));

        using (var answer = await client.GetAsync(new Uri("/api/session", UriKind.Relative)))
            await TellFailureAsync(answer);

        _transcript.AssertWithout(Password, "user-of-a-proxy", Key);
    }

    [Fact]
    public async Task A_container_that_is_away()
    {
        using var client = await StartAsync(("SessionOps:Store", $"http://127.0.0.1:{ClosedPort()}/account/sessions?sv=2024-11-04&sp=rw&sig={Signature}"));

        foreach (var path in (string[])["/api/session", "/ready", "/api/sessions"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            await TellFailureAsync(answer);
        }

        _transcript.AssertWithout(Signature, Key);
    }

    [Fact]
    public async Task A_record_that_somebody_damaged()
    {
        using var client = await StartAsync();
        var session = await client.GetSessionAsync();
        await _app!.DisposeAsync();
        var file = Path.Combine(_folder.FullName, "sessions", "sessions", "default.json");
        await File.WriteAllTextAsync(
            file,
            (await File.ReadAllTextAsync(file)).Replace("\"engine\"", "\"visitorData\":{}, \"engine\"", StringComparison.Ordinal)
        );

        using var next = await StartAsync();
        var another = await next.GetSessionAsync();
        using (var answer = await next.GetAsync(new Uri("/api/sessions", UriKind.Relative)))
            await _transcript.TellAsync(answer);

        Assert.Contains(_transcript.Told, static told => told.Contains("set aside", StringComparison.Ordinal));
        _transcript.AssertWithout([.. SecretsOf(session), .. SecretsOf(another), Key]);
        Assert.DoesNotContain(
            _transcript.Told,
            told => told.StartsWith("StatusCode", StringComparison.Ordinal) && told.Contains(_folder.FullName, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Requests_that_are_none()
    {
        using var client = await StartAsync();

        foreach (var body in (string[])["{", $"{{\"contentBinding\":\"{Binding}\"", $"{{\"videoId\":[\"{Binding}\"]}}", $"\"{Binding}\""])
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri("/api/potoken", UriKind.Relative), content);
            _transcript.Tell((await answer.Content.ReadAsStringAsync()).Replace(Binding, "", StringComparison.Ordinal));
        }

        foreach (var line in (string[])[$"GET /api/p/{PathSecret}/ping HTTP/9", $"GET /api/session?code={Key} nonsense", $"\u0001/api/p/{PathSecret}"])
            await SendRawAsync(client.BaseAddress!, line);
        using (var answer = await client.GetAsync(new Uri($"/api/p/{PathSecret}/nothing", UriKind.Relative)))
            await TellFailureAsync(answer);

        await _app!.StopAsync();
        _transcript.AssertWithout(Key, PathSecret, Binding);
    }

    private async Task<HttpClient> StartAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["SessionOps:YouTubeUrl"] = _simulator.Url.ToString(),
            ["SessionOps:InterpreterHosts"] = _simulator.Url.Authority,
            ["SessionOps:Store"] = Path.Combine(_folder.FullName, "sessions"),
            ["SessionOps:CacheFolder"] = Path.Combine(_folder.FullName, "cache"),
            ["SessionOps:Keys:test"] = Key,
            ["SessionOps:PluginSecrets:0"] = PathSecret,
            ["SessionOps:KeepSpareWorld"] = "false",
            ["SESSIONOPS_REFRESH_SCHEDULE"] = "0 0 0 1 1 *",
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            [$"Logging:{typeof(Transcript).FullName}:LogLevel:Default"] = "Trace",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        _app = ServerHost.Build(
            null,
            all,
            services => services.AddLogging(logging => logging.ClearProviders().AddProvider(_transcript).SetMinimumLevel(LogLevel.Trace))
        );
        await _app.StartAsync();
        // The caller knows its own secrets: its own activities are none of the host's.
        var caller = new SocketsHttpHandler { ActivityHeadersPropagator = null };
        return new HttpClient(caller) { BaseAddress = new Uri(_app.Urls.Single()), DefaultRequestHeaders = { { "x-functions-key", Key } } };
    }

    private async Task TellFailureAsync(HttpResponseMessage answer)
    {
        Assert.False(answer.IsSuccessStatusCode);
        await _transcript.TellAsync(answer);
    }

    private static IEnumerable<string> SecretsOf(YouTubeSession session) =>
        [
            session.VisitorData,
            Uri.UnescapeDataString(session.VisitorData),
            session.VisitorId!,
            session.PoToken.Value,
            session.RolloutToken!,
            .. session.Cookies.Select(static cookie => cookie.Value).Where(static value => value.Length >= 8),
        ];

    private static async Task SendRawAsync(Uri host, string line)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Host, host.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{line}\r\nHost: {host.Authority}\r\nConnection: close\r\n\r\n"));
        _ = await new StreamReader(stream).ReadToEndAsync();
    }

    // Nobody listens where somebody has just stopped to.
    private static int ClosedPort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
