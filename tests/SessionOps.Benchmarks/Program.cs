using BenchmarkDotNet.Running;
using SessionOps.Benchmarks;

// "cold" and "memory" are whole processes, for a timer outside; "measure" is for eng/recordings; "soak" is for docs/reliability.md; "rates" asks the server over HTTP; "operations" times Jint's; everything else is BenchmarkDotNet's.
switch (args)
{
    case ["cold", var engine, var pair]:
        await WholeProcess.RunAsync(engine, pair);
        return;
    case ["warm", var engine, var pair, var rounds]:
        await WholeProcess.RepeatAsync(engine, pair, int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture));
        return;
    case ["measure", var engine, var pair, var worlds, .. var before]:
        await WholeProcess.MeasureAsync(engine, pair, int.Parse(worlds, System.Globalization.CultureInfo.InvariantCulture), before.FirstOrDefault());
        return;
    case ["memory", var engine, var pair]:
        await WholeProcess.MeasureMemoryAsync(engine, pair);
        return;
    case ["soak", var refreshes, var mints]:
        await Soak.RunAsync(
            int.Parse(refreshes, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(mints, System.Globalization.CultureInfo.InvariantCulture)
        );
        return;
    case ["rates", .. [] or ["key"], var connections, var rounds, var requests]:
        await Rates.RunAsync(
            int.Parse(connections, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(requests, System.Globalization.CultureInfo.InvariantCulture),
            withKey: args[1] == "key"
        );
        return;
    case ["rates", "refuses" or "hangs", var connections, var rounds, var requests]:
        await Rates.RunWithoutStoreAsync(
            Enum.Parse<StoreFault>(args[1], ignoreCase: true),
            int.Parse(connections, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(requests, System.Globalization.CultureInfo.InvariantCulture)
        );
        return;
    case ["operations", var file]:
        Operations.Run(file);
        return;
    case ["soak-simulator"]:
        await Soak.SimulateAsync();
        return;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(EngineBenchmarks).Assembly).Run(args);
        return;
}
