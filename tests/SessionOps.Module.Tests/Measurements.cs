using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using SessionOps.Simulator;
using Xunit.Abstractions;

namespace SessionOps.PowerShell.Tests;

/// <summary>The figures of docs/benchmarks.md: <c>SESSIONOPS_MEASURE=7 dotnet test tests/SessionOps.Module.Tests -c Release --filter Measurements --logger "console;verbosity=detailed"</c>.</summary>
public sealed class Measurements(ITestOutputHelper output)
{
    private const int Tokens = 500;

    [SkippableTheory]
    [InlineData("videos", "v{0:0000000000}")]
    [InlineData("stored bindings", "binding {0} of a caller")]
    public async Task Of_the_pipeline_against_its_minter(string what, string binding)
    {
        Skip.IfNot(
            int.TryParse(Environment.GetEnvironmentVariable("SESSIONOPS_MEASURE"), CultureInfo.InvariantCulture, out var rounds),
            "Measured only with SESSIONOPS_MEASURE=<rounds>."
        );
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 1 });
        using var runspace = new ModuleRunspace();
        runspace.Invoke(
            $"$PSDefaultParameterValues['*:YouTubeUrl'] = '{simulator.Url}'; $PSDefaultParameterValues['*:InterpreterHost'] = '{simulator.Url.Authority}'"
        );
        using var listener = new MeterListener();
        var (minting, mints) = (0.0, 0);
        listener.InstrumentPublished = static (instrument, listening) =>
        {
            if (instrument.Name == "sessionops.mint.duration")
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(
            (_, seconds, _, _) =>
            {
                minting += seconds;
                mints++;
            }
        );
        // The first round compiles what the others run.
        MintAll(rounds);
        listener.Start();

        var shares = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            (minting, mints) = (0, 0);
            var watch = Stopwatch.StartNew();
            var outcome = MintAll(round);
            var wall = watch.Elapsed.TotalSeconds;
            Assert.Equal((Tokens, Tokens), (outcome.Of<PoToken>().Count(), mints));
            shares.Add(minting / wall);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}: {Tokens / wall:0} tokens a second, the minter alone {Tokens / minting:0}, ratio {minting / wall:0.000}"
                )
            );
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: median ratio {shares.Order().ElementAt(rounds / 2):0.000}"));

        ModuleRunspace.Outcome MintAll(int round) =>
            runspace.Invoke(
                $"{round * Tokens}..{((round + 1) * Tokens) - 1} | ForEach-Object {{ '{binding}' -f $_ }} | Get-PoToken -WarningAction SilentlyContinue"
            );
    }
}
