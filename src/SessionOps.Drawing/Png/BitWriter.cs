using System.Buffers.Binary;

namespace SessionOps.Drawing.Png;

/// <summary>Collects the bits of a block, the lowest first. Bits that make no whole byte yet stay for the next block.</summary>
internal sealed class BitWriter(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];
    private ulong _bits;
    private int _bitCount;
    private int _length;

    /// <summary>The number of whole bytes since <see cref="Clear"/>.</summary>
    public int Length => _length + (_bitCount >> 3);

    public Mark Position => new(_bits, _bitCount, _length);

    /// <summary>Appends up to 32 bits; those above <paramref name="count"/> have to be zero.</summary>
    public void Write(uint bits, int count)
    {
        _bits |= (ulong)bits << _bitCount;
        _bitCount += count;
        if (_bitCount < 32)
            return;
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(_length), (uint)_bits);
        _length += 4;
        _bits >>= 32;
        _bitCount -= 32;
    }

    public void WriteBytes(ReadOnlySpan<byte> data)
    {
        MoveWholeBytes();
        data.CopyTo(_bytes.AsSpan(_length));
        _length += data.Length;
    }

    public void PadToByte() => _bitCount = (_bitCount + 7) & ~7;

    public void GoTo(Mark position) => (_bits, _bitCount, _length) = position;

    public ReadOnlySpan<byte> WholeBytes()
    {
        MoveWholeBytes();
        return _bytes.AsSpan(0, _length);
    }

    /// <summary>Forgets the whole bytes.</summary>
    public void Clear()
    {
        MoveWholeBytes();
        _length = 0;
    }

    private void MoveWholeBytes()
    {
        for (; _bitCount >= 8; _bitCount -= 8)
        {
            _bytes[_length++] = (byte)_bits;
            _bits >>= 8;
        }
    }

    internal readonly record struct Mark(ulong Bits, int BitCount, int Length);
}
