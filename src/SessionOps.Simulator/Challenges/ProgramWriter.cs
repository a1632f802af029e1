using System.Globalization;
using System.Text;

namespace SessionOps.Simulator.Challenges;

/// <summary>Writes bytecode as the interpreter will decode it: each byte under a key that follows from all values before it.</summary>
internal sealed class ProgramWriter
{
    /// <summary>How many characters a checkpoint adds to what a run collects.</summary>
    public const int CheckpointLength = 8;

    private static readonly string[] s_targets = ["iframe", "style", "mouseEvent"];

    private readonly List<byte> _code = [];
    private readonly StringBuilder _collected = new();
    private readonly byte[] _opcodes;
    private readonly List<IReadOnlyList<string>> _checkpoints = [];
    private List<string> _asked = [];
    private string _last = "";

    /// <param name="operations">The texts of the interpreter's operations, in the order of <see cref="Operation"/>.</param>
    /// <param name="seed">The interpreter's seed.</param>
    public ProgramWriter(IReadOnlyList<string> operations, uint seed)
    {
        Key = seed;
        _opcodes = new byte[operations.Count];
        var taken = new HashSet<byte>();
        for (var i = 0; i < operations.Count; i++)
        {
            var hash = RollingKey.Hash(operations[i]);
            var code = (byte)hash;
            while (!taken.Add(code))
                code++;
            _opcodes[i] = code;
            Key = RollingKey.Step(Key ^ hash);
        }
    }

    private enum Operation
    {
        Text,
        Sample,
        Probe,
        Collect,
        Work,
        Skip,
        Pause,
        End,
    }

    public uint Key { get; private set; }

    public byte[] Code => [.. _code];

    public string Collected => _collected.ToString();

    public IReadOnlyList<IReadOnlyList<string>> Checkpoints => _checkpoints;

    public void Sample(Sample sample)
    {
        Write(Operation.Text, (byte)sample.Name.Length);
        foreach (var character in sample.Name)
            Write((byte)character);
        Write(Operation.Sample, (byte)sample.Target);
        Mix(sample.Token);
        _asked.Add($"{s_targets[sample.Target]}.{sample.Name}");
    }

    public void Probe(int index, string expected)
    {
        Write(Operation.Probe, (byte)index);
        Mix(expected);
        _asked.Add($"probe {index}");
    }

    public void Collect()
    {
        Write(Operation.Collect);
        _collected.Append(RollingKey.Hash(_last).ToString("x8", CultureInfo.InvariantCulture));
        _checkpoints.Add(_asked);
        _asked = [];
    }

    public void Work(byte rounds)
    {
        Write(Operation.Work, rounds);
        var hash = Key;
        for (var i = rounds << 4; i > 0; i--)
            hash = RollingKey.Step(hash);
        Key = RollingKey.Mix(Key, hash);
    }

    public void Skip(byte[] noise)
    {
        Write(Operation.Skip, (byte)noise.Length);
        foreach (var value in noise)
            Write(value);
    }

    public void Pause() => Write(Operation.Pause);

    public void End()
    {
        Write(Operation.End);
        var key = Key;
        for (var shift = 0; shift < 32; shift += 8)
            Write((byte)(key >> shift));
    }

    private void Mix(string value)
    {
        _last = value;
        Key = RollingKey.Mix(Key, RollingKey.Hash(value));
    }

    private void Write(Operation operation, byte operand)
    {
        Write(operation);
        Write(operand);
    }

    private void Write(Operation operation) => Write(_opcodes[(int)operation]);

    private void Write(byte value)
    {
        Key = RollingKey.Step(Key);
        _code.Add((byte)(value ^ Key));
    }
}
