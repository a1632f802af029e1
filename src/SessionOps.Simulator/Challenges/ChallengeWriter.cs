using System.Text;
using System.Text.RegularExpressions;

namespace SessionOps.Simulator.Challenges;

/// <summary>Writes challenges: for each a fresh interpreter, global name and program.</summary>
internal sealed partial class ChallengeWriter(Random random, int programBytes)
{
    private const int CheckpointEvery = 12;

    private static readonly int s_beforePause = Probe.All.Count(static probe => !probe.IsLate) / 2;
    private static readonly string s_late = string.Join(", ", Enumerable.Range(0, Probe.All.Count).Where(static probe => Probe.All[probe].IsLate));
    private static readonly string s_template = ReadTemplate();

    // The parts of the interpreter at which a fault can be put.
    private static readonly string[] s_faultPlaces = ["setup", "signals", "snapshot"];

    /// <summary>Writes a challenge for a visit.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="now">The time.</param>
    /// <param name="faults">Script to put at places of the interpreter.</param>
    /// <param name="fixedName">The interpreter's global name; null for one of its own.</param>
    public IssuedChallenge Write(PageVisit visit, DateTimeOffset now, IReadOnlyDictionary<string, string> faults, string? fixedName = null)
    {
        lock (random)
        {
            var (seed, pageKey) = (NextKey(), NextKey());
            var (globalName, nonce) = (fixedName ?? NextName(5), NextName(22));
            var probes = Enumerable.Range(0, Probe.All.Count).ToArray();
            random.Shuffle(probes.AsSpan(Probe.AlwaysAsked));

            // Their answers are there with the snapshot, so after the pause.
            probes = [.. probes.OrderBy(static probe => Probe.All[probe].IsLate)];
            var interpreter = WriteInterpreter(seed, pageKey, globalName, nonce, faults, out var operations);
            var program = new ProgramWriter(operations, seed);
            WriteProgram(program, visit, probes);
            return new IssuedChallenge
            {
                Interpreter = interpreter,
                Program = Convert.ToBase64String(program.Code),
                GlobalName = globalName,
                Nonce = nonce,
                Visit = visit,
                PageKey = pageKey,
                FinalKey = program.Key,
                Collected = program.Collected,
                Checkpoints = program.Checkpoints,
                IssuedAt = now,
            };
        }
    }

    private void WriteProgram(ProgramWriter program, PageVisit visit, int[] probes)
    {
        var samples = ChromiumRecord.Committed.Samples;
        var asked = 0;
        var paused = false;
        while (asked < probes.Length || program.Code.Length < programBytes)
        {
            if (asked < probes.Length)
            {
                var probe = probes[asked++];
                program.Probe(probe, Probe.All[probe].Expected(visit));
            }

            for (var i = random.Next(1, CheckpointEvery); i > 0; i--)
                program.Sample(samples[random.Next(samples.Count)]);
            program.Collect();
            if (random.Next(3) == 0)
                program.Work((byte)random.Next(16));
            if (random.Next(2) == 0)
                program.Skip(NextBytes(random.Next(200)));

            // The rest runs with the snapshot, as in the real thing.
            if (!paused && asked >= s_beforePause)
            {
                program.Pause();
                paused = true;
            }
        }

        program.End();
    }

    private string WriteInterpreter(
        uint seed,
        uint pageKey,
        string globalName,
        string nonce,
        IReadOnlyDictionary<string, string> faults,
        out IReadOnlyList<string> operations
    )
    {
        var text = s_template
            .Replace("/*probes*/", string.Join(",\n", Probe.All.Select(probe => $"function (m) {{ {probe.Script} }}")), StringComparison.Ordinal)
            .Replace("/*late*/", s_late, StringComparison.Ordinal)
            .Replace("$globalName", globalName, StringComparison.Ordinal)
            .Replace("$nonce", nonce, StringComparison.Ordinal)
            .Replace("$seed", $"{seed}", StringComparison.Ordinal)
            .Replace("$pageKey", $"{pageKey}", StringComparison.Ordinal);
        foreach (var place in s_faultPlaces)
            text = text.Replace($"/*fault:{place}*/", faults.GetValueOrDefault(place, ""), StringComparison.Ordinal);

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        text = Placeholder().Replace(text, match => names.TryGetValue(match.Value, out var name) ? name : names[match.Value] = NextNameBeside(names.Values));
        operations = Operations(text);
        return Comment().Replace(text, "");
    }

    // The texts between the marks, each from its first to its last character: what toString() gives.
    private static string[] Operations(string text)
    {
        var start = text.IndexOf("// <ops>", StringComparison.Ordinal) + "// <ops>".Length;
        var end = text.IndexOf("// </ops>", StringComparison.Ordinal);
        return [.. text[start..end].Split("// ---").Select(static operation => operation.Trim())];
    }

    private uint NextKey() => (uint)random.NextInt64(1, uint.MaxValue);

    private byte[] NextBytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private string NextName(int length)
    {
        var name = new StringBuilder(length);
        for (var i = 0; i < length; i++)
            name.Append((char)('a' + random.Next(26)));
        return name.ToString();
    }

    // Two things of one name: the run would end without a word, once in two thousand challenges.
    private string NextNameBeside(IReadOnlyCollection<string> taken)
    {
        string name;
        do name = "_" + NextName(4);
        while (taken.Contains(name));
        return name;
    }

    private static string ReadTemplate()
    {
        using var reader = new StreamReader(typeof(ChallengeWriter).Assembly.GetManifestResourceStream("interpreter.js")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\$[a-z]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^ *//.*\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
