using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SessionOps.Server;
using SessionOps.Simulator;

namespace SessionOps.Benchmarks;

/// <summary>
/// How many requests the standalone server answers from what it has, against a bare endpoint that answers as many bytes: both on Kestrel in this process,
/// asked by the same clients in turns, so that what else the machine does falls on all alike.
/// </summary>
internal static class Rates
{
    private const int Clients = 8;
    private const int WarmUps = 2;

    /// <summary>Runs it, and prints rates and 99th percentiles with their ratios to the bare endpoint's.</summary>
    public static async Task RunAsync(int rounds, int requests)
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 1, ProgramBytes = 2000 });
        var folder = Directory.CreateTempSubdirectory("sessionops-rates-");
        try
        {
            await using var server = ServerHost.Build(
                settings:
                [
                    new("urls", "http://127.0.0.1:0"),
                    new("SessionOps:YouTubeUrl", simulator.Url.ToString()),
                    new("SessionOps:InterpreterHosts", simulator.Url.Authority),
                    new("SessionOps:Store", Path.Combine(folder.FullName, "sessions")),
                    new("SessionOps:CacheFolder", Path.Combine(folder.FullName, "cache")),
                    new("Logging:LogLevel:Default", "Warning"),
                ]
            );
            await server.StartAsync();
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients }) { BaseAddress = new Uri(server.Urls.Single()) };
            var session = await client.GetByteArrayAsync(new Uri("/api/session", UriKind.Relative));
            var token = await ReadAsync(client, Mint("/get_pot", Video(0)));
            await using var bare = Bare(session, token);
            await bare.StartAsync();
            var bareUrl = bare.Urls.Single();
            await MeasureAsync(
                client,
                rounds,
                requests,
                new Subject("bare GET", _ => new HttpRequestMessage(HttpMethod.Get, bareUrl + "/session"), null),
                new Subject("cached /api/session", _ => new HttpRequestMessage(HttpMethod.Get, "/api/session"), "bare GET"),
                new Subject("bare POST", _ => Mint(bareUrl + "/get_pot", Video(0)), null),
                new Subject("warm /get_pot, the same video", _ => Mint("/get_pot", Video(0)), "bare POST"),
                new Subject("warm /get_pot, another video each", number => Mint("/get_pot", Video(number)), "bare POST")
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(HttpClient client, int rounds, int requests, params Subject[] subjects)
    {
        var number = 0;
        for (var round = -WarmUps; round < rounds; round++)
        {
            foreach (var subject in subjects)
            {
                var started = Stopwatch.GetTimestamp();
                await Parallel.ForAsync(
                    0,
                    requests,
                    new ParallelOptions { MaxDegreeOfParallelism = Clients },
                    async (_, cancellationToken) =>
                    {
                        var asked = Stopwatch.GetTimestamp();
                        await ReadAsync(client, subject.Request(Interlocked.Increment(ref number)));
                        if (round >= 0)
                            subject.Add(Stopwatch.GetElapsedTime(asked));
                    }
                );
                if (round >= 0)
                    subject.Took(Stopwatch.GetElapsedTime(started), requests);
            }
        }

        Console.WriteLine("| | requests/s | ratio | p99 ms | ratio |\n|---|---|---|---|---|");
        foreach (var subject in subjects)
        {
            var reference = subjects.FirstOrDefault(other => other.Name == subject.Reference) ?? subject;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {subject.Name} | {subject.Rate:0} | {subject.Rate / reference.Rate:0.00} | {subject.Percentile99:0.00} | {subject.Percentile99 / reference.Percentile99:0.00} |"
                )
            );
        }
    }

    private static WebApplication Bare(byte[] session, byte[] token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/session", (RequestDelegate)(context => WriteAsync(context, session)));
        app.MapPost(
            "/get_pot",
            (RequestDelegate)(
                async context =>
                {
                    await context.Request.Body.CopyToAsync(Stream.Null);
                    await WriteAsync(context, token);
                }
            )
        );
        return app;
    }

    private static Task WriteAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    private static async Task<byte[]> ReadAsync(HttpClient client, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await client.SendAsync(request);
            return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        }
    }

    private static HttpRequestMessage Mint(string url, string video) =>
        new(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"content_binding":"{{video}}"}"""))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };

    private static string Video(int number) => string.Create(CultureInfo.InvariantCulture, $"v{number:0000000000}");

    private sealed record Subject(string Name, Func<int, HttpRequestMessage> Request, string? Reference)
    {
        private readonly List<double> _milliseconds = [];
        private TimeSpan _took;
        private int _requests;

        public double Rate => _requests / _took.TotalSeconds;

        public double Percentile99 => _milliseconds.Order().ElementAt(_milliseconds.Count * 99 / 100);

        public void Add(TimeSpan duration)
        {
            lock (_milliseconds)
                _milliseconds.Add(duration.TotalMilliseconds);
        }

        public void Took(TimeSpan duration, int requests)
        {
            _took += duration;
            _requests += requests;
        }
    }
}
