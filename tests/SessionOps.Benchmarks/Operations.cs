using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Jint;

namespace SessionOps.Benchmarks;

/// <summary>Prints the nanoseconds that Jint takes for each operation of reference/operations.json: by itself, with a limit on memory, and with a world's limits on memory, statements and stack.</summary>
internal static class Operations
{
    private const int Iterations = 200_000;
    private const int Rounds = 7;

    private static readonly (string Name, Action<Options> Set)[] s_variants =
    [
        ("no option", static _ => { }),
        ("memory limit", static options => options.LimitMemory(1L << 30)),
        (
            "limits and stack guard",
            static options =>
            {
                options.Constraints.StackOverflowGuard = true;
                options.LimitMemory(1L << 30);
                options.MaxStatements(500_000_000);
            }
        ),
    ];

    public static void Run(string file)
    {
        Console.WriteLine($"operation\t{string.Join('\t', s_variants.Select(static variant => variant.Name))}");
        using var operations = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var operation in operations.RootElement.EnumerateArray())
        {
            var source = operation.GetProperty("source").GetString()!;
            var times = s_variants.Select(variant => Measure(source, variant.Set).ToString("0", CultureInfo.InvariantCulture));
            Console.WriteLine($"{operation.GetProperty("name").GetString()}\t{string.Join('\t', times)}");
        }
    }

    private static double Measure(string source, Action<Options> set)
    {
        using var engine = new Engine(set);
        engine.Execute(source);
        return Enumerable.Range(0, Rounds).Min(_ => Time(engine));
    }

    private static double Time(Engine engine)
    {
        var start = Stopwatch.GetTimestamp();
        engine.Invoke("run", Iterations);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Iterations;
    }
}
