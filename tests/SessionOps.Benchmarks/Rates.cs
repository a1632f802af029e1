using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SessionOps.Http;
using SessionOps.Scripting;
using SessionOps.Server;
using SessionOps.Sessions;
using SessionOps.Simulator;
using SessionOps.Storage;

namespace SessionOps.Benchmarks;

/// <summary>How many requests the standalone server answers from what it has: against a bare endpoint, and before and after its store fails. All in this process.</summary>
internal static class Rates
{
    private const int Seed = 1;
    private const int WarmUps = 6000;
    private const string Key = "a key of this run alone";

    // A session is served from memory for 30 seconds before the store is asked.
    private static readonly TimeSpan s_untilStoreIsAsked = TimeSpan.FromSeconds(31);

    /// <summary>Prints rates and 99th percentiles with their ratios to the bare endpoint's.</summary>
    public static async Task RunAsync(int connections, int rounds, int requests, bool withKey)
    {
        await using var simulator = await SimulateAsync();
        var folder = Directory.CreateTempSubdirectory("sessionops-rates-");
        try
        {
            await using var server = Server(simulator, folder, key: withKey ? Key : null);
            await server.StartAsync();
            using var client = Client(connections);
            if (withKey)
                client.DefaultRequestHeaders.Add("x-functions-key", Key);
            var (sessionUrl, tokenUrl) = (Address(server, "/api/session"), Address(server, "/get_pot"));
            using var session = await client.GetAsync(sessionUrl);
            using var token = await client.SendAsync(Mint(tokenUrl, 0));
            await using var bare = await BareEndpoint.StartAsync(await RecordedAnswer.OfAsync(session), await RecordedAnswer.OfAsync(token));
            var (bareSessionUrl, bareTokenUrl) = (Address(bare, "/session"), Address(bare, "/get_pot"));
            await RateMeter.CompareAsync(
                client,
                connections,
                rounds,
                requests,
                new RateMeter.Subject("bare GET", () => new HttpRequestMessage(HttpMethod.Get, bareSessionUrl), WarmUps),
                new RateMeter.Subject("cached /api/session", () => new HttpRequestMessage(HttpMethod.Get, sessionUrl), WarmUps, "bare GET"),
                new RateMeter.Subject("bare POST", () => Mint(bareTokenUrl, 0), WarmUps),
                new RateMeter.Subject("warm /get_pot, the same video", () => Mint(tokenUrl, 0), WarmUps, "bare POST")
            );
            await MintAsync(client, connections, tokenUrl);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Prints the rate of cached sessions before and after the store fails, in rounds that each make the server ask the store.</summary>
    public static async Task RunWithoutStoreAsync(StoreFault fault, int connections, int rounds, int requests)
    {
        await using var simulator = await SimulateAsync();
        var folder = Directory.CreateTempSubdirectory("sessionops-rates-");
        try
        {
            var clock = new SteppedClock();
            var store = new FailingStore(new FileSessionStore(Path.Combine(folder.FullName, "sessions"), clock));
            await using var server = Server(simulator, folder, services => services.AddSingleton(provider => Sessions(provider, store, clock)));
            await server.StartAsync();
            using var client = Client(connections);
            var sessionUrl = Address(server, "/api/session");
            for (var warmUp = 0; warmUp < 3; warmUp++)
                await RateMeter.RunAsync(client, connections, WarmUps, () => new HttpRequestMessage(HttpMethod.Get, sessionUrl));

            Console.WriteLine("| | requests/s | ratio | p99 ms | longest ms |\n|---|---|---|---|---|");
            var before = await RoundsAsync("store answers");
            store.Fault = fault;
            await RoundsAsync($"store {fault}", before);

            async Task<double> RoundsAsync(string name, double? reference = null)
            {
                var samples = new List<RateMeter.Sample>();
                for (var round = 0; round < rounds; round++)
                {
                    clock.Step(s_untilStoreIsAsked);
                    samples.Add(await RateMeter.RunAsync(client, connections, requests, () => new HttpRequestMessage(HttpMethod.Get, sessionUrl)));
                }

                var rate = RateMeter.Median(samples, static sample => sample.Rate);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {name} | {rate:0} | {rate / (reference ?? rate):0.00} | {RateMeter.Median(samples, static sample => sample.Percentile99):0.00} | {samples.Max(static sample => sample.Longest):0.0} |"
                    )
                );
                return rate;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Whole addresses, prepared once: putting one together is a good part of a client's time.
    private static Uri Address(WebApplication server, string path) => new(new Uri(server.Urls.Single()), path);

    // One script world mints one token after the other; what a token costs beside that is the server's.
    private static async Task MintAsync(HttpClient client, int connections, Uri url)
    {
        var seconds = 0d;
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "sessionops.mint.duration")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, duration, _, _) => Add(ref seconds, duration));
        listener.Start();
        var video = 0;
        // One after the other first: in the queue for the world, waiting would count as well.
        const int Requests = 500;
        await RateMeter.RunAsync(client, 1, Requests, () => Mint(url, Interlocked.Increment(ref video)));
        var alone = Requests / seconds;
        var sample = await RateMeter.RunAsync(client, connections, Requests, () => Mint(url, Interlocked.Increment(ref video)));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\n/get_pot, another video each: {sample.Rate:0} requests/s; the minter alone {alone:0} tokens/s; ratio {sample.Rate / alone:0.00}"
            )
        );
    }

    private static void Add(ref double sum, double value)
    {
        double before;
        do
        {
            before = sum;
        } while (Interlocked.CompareExchange(ref sum, before + value, before) != before);
    }

    private static Task<SimulatorHost> SimulateAsync() => SimulatorHost.StartAsync(new SimulatorOptions { Seed = Seed, ProgramBytes = 2000 });

    private static WebApplication Server(SimulatorHost simulator, DirectoryInfo folder, Action<IServiceCollection>? configure = null, string? key = null) =>
        ServerHost.Build(
            settings:
            [
                new("urls", "http://127.0.0.1:0"),
                new("SessionOps:YouTubeUrl", simulator.Url.ToString()),
                new("SessionOps:InterpreterHosts", simulator.Url.Authority),
                new("SessionOps:Store", Path.Combine(folder.FullName, "sessions")),
                new("SessionOps:CacheFolder", Path.Combine(folder.FullName, "cache")),
                new("Logging:LogLevel:Default", "Warning"),
                .. key is null ? [] : new KeyValuePair<string, string?>[] { new("SessionOps:Keys:run", key) },
            ],
            configure: configure
        );

    private static ISessionService Sessions(IServiceProvider provider, FailingStore store, SteppedClock clock)
    {
        var options = provider.GetRequiredService<SessionOpsOptions>();
        return SessionService.Create(options, store, new JintEngine(), YouTubeHttp.CreateClient(options, clock), ownsHttpClient: true, clock, new Random(Seed));
    }

    private static HttpClient Client(int connections) => new(new SocketsHttpHandler { MaxConnectionsPerServer = connections });

    private static HttpRequestMessage Mint(Uri url, int video) =>
        new(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"content_binding":"v{{video:0000000000}}"}"""))
            )
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
}
