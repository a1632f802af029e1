using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace SessionOps.Benchmarks;

/// <summary>Sends requests from a number of connections at once, and says how many were answered and how long they took.</summary>
internal static class RateMeter
{
    /// <summary>Asks all subjects in turns, and prints the medians of the rounds, so that what else the machine does falls on all alike.</summary>
    public static async Task CompareAsync(HttpClient client, int connections, int rounds, int requests, params Subject[] subjects)
    {
        // Each in turn several times: what is compiled for one would else be compiled while another one is measured.
        for (var warmUp = 0; warmUp < 3; warmUp++)
        {
            foreach (var subject in subjects)
                await RunAsync(client, connections, subject.WarmUps, subject.Request);
        }

        var results = subjects.ToDictionary(static subject => subject.Name, static _ => new List<Sample>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var subject in subjects)
                results[subject.Name].Add(await RunAsync(client, connections, requests, subject.Request));
        }

        Console.WriteLine("| | requests/s | ratio | p99 ms | ratio | processor µs | ratio |\n|---|---|---|---|---|---|---|");
        foreach (var subject in subjects)
        {
            var own = results[subject.Name];
            var reference = results[subject.Reference ?? subject.Name];
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {subject.Name} | {Median(own, static sample => sample.Rate):0} | {Median(own.Zip(reference), static pair => pair.First.Rate / pair.Second.Rate):0.00} "
                        + $"| {Median(own, static sample => sample.Percentile99):0.00} | {Median(own.Zip(reference), static pair => pair.First.Percentile99 / pair.Second.Percentile99):0.00} "
                        + $"| {Median(own, static sample => sample.ProcessorMicroseconds):0.0} | {Median(own.Zip(reference), static pair => pair.First.ProcessorMicroseconds / pair.Second.ProcessorMicroseconds):0.00} |"
                )
            );
        }
    }

    /// <summary>Sends requests and waits for the answers.</summary>
    public static async Task<Sample> RunAsync(HttpClient client, int connections, int requests, Func<HttpRequestMessage> request)
    {
        var milliseconds = new ConcurrentQueue<double>();
        var left = requests;
        var started = Stopwatch.GetTimestamp();
        var processor = Environment.CpuUsage.TotalTime;
        await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (Interlocked.Decrement(ref left) >= 0)
                        {
                            var asked = Stopwatch.GetTimestamp();
                            using var message = request();
                            using var response = await client.SendAsync(message);
                            await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                            milliseconds.Enqueue(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                        }
                    })
                )
        );
        var took = Stopwatch.GetElapsedTime(started);
        processor = Environment.CpuUsage.TotalTime - processor;
        double[] sorted = [.. milliseconds.Order()];
        return new Sample(requests / took.TotalSeconds, sorted[sorted.Length * 99 / 100], sorted[^1], processor.TotalMicroseconds / requests);
    }

    /// <summary>The middle one of some figures.</summary>
    public static double Median<T>(IEnumerable<T> samples, Func<T, double> figure)
    {
        double[] sorted = [.. samples.Select(figure).Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>Requests of one kind.</summary>
    /// <param name="Name">What they are called in the table.</param>
    /// <param name="Request">Makes the next one.</param>
    /// <param name="WarmUps">How many are sent before those that count.</param>
    /// <param name="Reference">The name of those that they are compared with; null for none.</param>
    internal sealed record Subject(string Name, Func<HttpRequestMessage> Request, int WarmUps, string? Reference = null);

    /// <summary>One round; the processor's time is that of client and server together, for one request, and depends least on what else the machine does.</summary>
    internal readonly record struct Sample(double Rate, double Percentile99, double Longest, double ProcessorMicroseconds);
}
