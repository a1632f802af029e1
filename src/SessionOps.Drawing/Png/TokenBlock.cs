using System.Numerics;

namespace SessionOps.Drawing.Png;

/// <summary>The literals and matches of one block.</summary>
internal sealed class TokenBlock
{
    public const int MinMatch = 3;
    public const int MaxMatch = 258;

    private const int EndOfBlock = 256;
    private const int FirstLengthSymbol = 257;
    private const uint MatchFlag = 1u << 31;
    private const int LengthShift = 16;

    // miniz_oxide keeps tokens in 64 KB, a byte for a literal, three for a match and one before each eight of them; a block ends when 8 are left.
    private const int CodeBufferLength = 64 * 1024;
    private const int CodeBufferReserve = 8;

    private readonly uint[] _tokens = new uint[CodeBufferLength];
    private readonly int[] _literalFrequencies = new int[DynamicHeader.LiteralSymbols];
    private readonly int[] _distanceFrequencies = new int[DynamicHeader.DistanceSymbols];
    private readonly DynamicHeader _dynamic = new();
    private int _count;
    private int _codeBytes;

    /// <summary>The number of input bytes that the tokens stand for.</summary>
    public int InputLength { get; private set; }

    public bool IsFull => 1 + _codeBytes + (_count >> 3) > CodeBufferLength - CodeBufferReserve;

    public void AddLiteral(byte literal)
    {
        _tokens[_count++] = literal;
        _codeBytes++;
        _literalFrequencies[literal]++;
        InputLength++;
    }

    public void AddMatch(int length, int distance)
    {
        var lengthCode = (uint)(length - MinMatch);
        var distanceCode = (uint)(distance - 1);
        _tokens[_count++] = MatchFlag | (lengthCode << LengthShift) | distanceCode;
        _codeBytes += 3;
        _literalFrequencies[FirstLengthSymbol + LengthSymbol(lengthCode, out _)]++;
        _distanceFrequencies[DistanceSymbol(distanceCode, out _)]++;
        InputLength += length;
    }

    public void WriteDynamic(BitWriter bits)
    {
        _literalFrequencies[EndOfBlock] = 1;
        _dynamic.Write(bits, _literalFrequencies, _distanceFrequencies);
        WriteTokens(bits, _dynamic.Literals, _dynamic.Distances);
    }

    public void WriteStatic(BitWriter bits)
    {
        bits.Write(StaticCodes.BlockType, 2);
        WriteTokens(bits, StaticCodes.Literals, StaticCodes.Distances);
    }

    public void Clear()
    {
        _count = 0;
        _codeBytes = 0;
        InputLength = 0;
        Array.Clear(_literalFrequencies);
        Array.Clear(_distanceFrequencies);
    }

    private void WriteTokens(BitWriter bits, HuffmanCode literals, HuffmanCode distances)
    {
        foreach (var token in _tokens.AsSpan(0, _count))
        {
            if ((token & MatchFlag) == 0)
            {
                literals.Write(bits, (int)token);
                continue;
            }
            var lengthCode = (token & ~MatchFlag) >> LengthShift;
            var symbol = LengthSymbol(lengthCode, out var extraLength);
            literals.Write(bits, FirstLengthSymbol + symbol, lengthCode & ((1u << extraLength) - 1), extraLength);
            var distanceCode = (uint)(ushort)token;
            symbol = DistanceSymbol(distanceCode, out extraLength);
            distances.Write(bits, symbol, distanceCode & ((1u << extraLength) - 1), extraLength);
        }
        literals.Write(bits, EndOfBlock);
    }

    private static int LengthSymbol(uint code, out int extraLength)
    {
        extraLength = 0;
        if (code == MaxMatch - MinMatch)
            return 28;
        if (code < 8)
            return (int)code;
        extraLength = BitOperations.Log2(code) - 2;
        return 4 * (extraLength + 1) + (int)((code >> extraLength) & 3);
    }

    private static int DistanceSymbol(uint code, out int extraLength)
    {
        extraLength = 0;
        if (code < 4)
            return (int)code;
        extraLength = BitOperations.Log2(code) - 1;
        return 2 * (extraLength + 1) + (int)((code >> extraLength) & 1);
    }
}
