namespace SessionOps.Drawing.Png;

/// <summary>Makes the codes for one block and writes the header that announces them: RFC 1951, section 3.2.7.</summary>
internal sealed class DynamicHeader
{
    public const int LiteralSymbols = 286;
    public const int DistanceSymbols = 30;
    public const int MaxCodeLength = 15;

    private const uint BlockType = 2;
    private const int MinLiterals = 257;
    private const int MinDistances = 1;
    private const int LengthSymbols = 19;
    private const int MinLengths = 4;
    private const int RepeatPrevious = 16;
    private const int RepeatZero = 17;
    private const int RepeatZeroLong = 18;

    private readonly HuffmanCode _lengths = new(LengthSymbols, 7);
    private readonly int[] _lengthFrequencies = new int[LengthSymbols];
    private readonly List<(byte Symbol, byte Extra)> _packed = [];

    public HuffmanCode Literals { get; } = new(LiteralSymbols, MaxCodeLength);

    public HuffmanCode Distances { get; } = new(DistanceSymbols, MaxCodeLength);

    private static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    public void Write(BitWriter bits, ReadOnlySpan<int> literalFrequencies, ReadOnlySpan<int> distanceFrequencies)
    {
        Literals.Build(literalFrequencies);
        Distances.Build(distanceFrequencies);
        var literalCount = Math.Max(MinLiterals, Literals.Lengths.LastIndexOfAnyExcept((byte)0) + 1);
        var distanceCount = Math.Max(MinDistances, Distances.Lengths.LastIndexOfAnyExcept((byte)0) + 1);
        Pack([.. Literals.Lengths[..literalCount], .. Distances.Lengths[..distanceCount]]);
        _lengths.Build(_lengthFrequencies);
        var lengthCount = LengthSymbols;
        while (lengthCount > MinLengths && _lengths.Lengths[LengthOrder[lengthCount - 1]] == 0)
            lengthCount--;

        bits.Write(BlockType, 2);
        bits.Write((uint)(literalCount - MinLiterals), 5);
        bits.Write((uint)(distanceCount - MinDistances), 5);
        bits.Write((uint)(lengthCount - MinLengths), 4);
        foreach (var symbol in LengthOrder[..lengthCount])
            bits.Write(_lengths.Lengths[symbol], 3);
        foreach (var (symbol, extra) in _packed)
            _lengths.Write(bits, symbol, extra, ExtraLength(symbol));
    }

    private void Pack(ReadOnlySpan<byte> codeLengths)
    {
        _packed.Clear();
        Array.Clear(_lengthFrequencies);
        while (!codeLengths.IsEmpty)
        {
            var length = codeLengths[0];
            var rest = codeLengths.IndexOfAnyExcept(length);
            var run = rest < 0 ? codeLengths.Length : rest;
            codeLengths = codeLengths[run..];
            if (length == 0)
                PackZeros(run);
            else
                PackRun(length, run);
        }
    }

    private void PackZeros(int run)
    {
        const int longest = 138;
        for (; run > 0; run -= longest)
        {
            var count = Math.Min(run, longest);
            if (count < 3)
                Add(0, count);
            else if (count <= 10)
                Add(RepeatZero, extra: count - 3);
            else
                Add(RepeatZeroLong, extra: count - 11);
        }
    }

    private void PackRun(byte length, int run)
    {
        const int longest = 6;
        Add(length, 1);
        for (run--; run > 0; run -= longest)
        {
            var count = Math.Min(run, longest);
            if (count < 3)
                Add(length, count);
            else
                Add(RepeatPrevious, extra: count - 3);
        }
    }

    private void Add(int symbol, int times = 1, int extra = 0)
    {
        _lengthFrequencies[symbol] += times;
        for (; times > 0; times--)
            _packed.Add(((byte)symbol, (byte)extra));
    }

    private static int ExtraLength(int symbol) =>
        symbol switch
        {
            RepeatPrevious => 2,
            RepeatZero => 3,
            RepeatZeroLong => 7,
            _ => 0,
        };
}
