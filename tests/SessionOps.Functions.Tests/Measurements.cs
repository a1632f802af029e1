using System.Globalization;
using System.Net.Http.Json;
using SessionOps.Endpoints;
using SessionOps.Functions.Tests.Host;
using Xunit.Abstractions;

namespace SessionOps.Functions.Tests;

/// <summary>The figures of docs/benchmarks.md: <c>SESSIONOPS_MEASURE=7 dotnet test tests/SessionOps.Functions.Tests -c Release --filter Measurements --logger "console;verbosity=detailed"</c>.</summary>
[Collection(RealWorker.Name)]
public sealed class Measurements(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task Of_the_worker_from_its_start_to_its_first_session()
    {
        Skip.IfNot(
            int.TryParse(Environment.GetEnvironmentVariable("SESSIONOPS_MEASURE"), CultureInfo.InvariantCulture, out var rounds),
            "Measured only with SESSIONOPS_MEASURE=<rounds>."
        );
        var size = Directory.EnumerateFiles(await PublishedApp.FolderAsync(), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        var runs = new List<Run>();
        for (var round = 0; round < rounds; round++)
            runs.Add(await MeasureAsync());

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"package {size / 1e6:0.0} MB, medians of {rounds}"));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"first ping {Median(run => run.Ping.TotalSeconds):0.00} s, processor {Median(run => run.PingProcessor.TotalSeconds):0.00} s"
            )
        );
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"first session {Median(run => run.Session.TotalSeconds):0.00} s, processor {Median(run => run.SessionProcessor.TotalSeconds):0.00} s"
            )
        );
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most memory {Median(run => run.PeakBytes / 1e6):0} MB"));
        Assert.All(runs, run => Assert.True(run.Session > run.Ping));

        double Median(Func<Run, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);
    }

    private static async Task<Run> MeasureAsync()
    {
        await using var app = await AppOnSimulator.StartAsync();
        await app.Client.GetStringAsync(new Uri($"/api/p/{AppOnSimulator.PluginSecret}/ping", UriKind.Relative));
        var worker = app.Host.Worker;
        var (ping, pingProcessor) = (worker.Age, worker.ProcessorTime);
        await app.Client.GetFromJsonAsync<YouTubeSession>("/api/session", EndpointJson.Options);
        return new Run(ping, pingProcessor, worker.Age, worker.ProcessorTime, worker.PeakWorkingSet);
    }

    private sealed record Run(TimeSpan Ping, TimeSpan PingProcessor, TimeSpan Session, TimeSpan SessionProcessor, long PeakBytes);
}
