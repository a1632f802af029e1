using System.Buffers.Binary;

namespace SessionOps.Drawing.Png;

/// <summary>Compresses to a zlib stream with the choices of miniz_oxide at level 1: greedy, with one candidate for each match.</summary>
/// <remarks>
/// A full output buffer stops it between two tokens, and it goes on with a fresh look-ahead. So where blocks and look-aheads end depends on when the
/// caller empties the buffer, and the bytes with it.
/// </remarks>
internal sealed class Deflater(OutputBuffer output)
{
    private const int MaxDistance = 32 * 1024;
    private const int LookAheadLength = 4096;
    private const int MinLookAhead = 4;
    private const int FarDistance = 8 * 1024;
    private const int HashMask = 4095;

    // Sliding by what a ushort wraps at keeps the hash table's positions valid.
    private const int Slide = ushort.MaxValue + 1;

    // What a block's tokens can need at most, the header included, is below 128 KB.
    private readonly BitWriter _bits = new(128 * 1024);
    private readonly TokenBlock _block = new();
    private readonly byte[] _window = new byte[2 * Slide];
    private readonly ushort[] _positions = new ushort[HashMask + 1];
    private Adler32 _checksum = new();
    private int _position;
    private int _end;
    private int _history;
    private int _sent;
    private bool _hasHeader;
    private bool _isFinished;

    private int LookAhead => _end - _position;

    private bool HasUnsent => _sent < _bits.Length;

    /// <summary>Takes input and fills the output buffer until one of them is used up, or for <see cref="DeflateFlush.Finish"/> the stream is.</summary>
    public void Run(ref ReadOnlySpan<byte> input, DeflateFlush flush)
    {
        while (!output.IsFull)
        {
            if (HasUnsent || _isFinished)
                Send();
            else
                Compress(ref input, flush);
            if (flush == DeflateFlush.Finish ? _isFinished && !HasUnsent : input.IsEmpty)
                return;
        }
    }

    private void Compress(ref ReadOnlySpan<byte> input, DeflateFlush flush)
    {
        var takesAll = flush != DeflateFlush.None;
        while (!HasUnsent && (!input.IsEmpty || (takesAll && LookAhead > 0)))
        {
            Take(ref input);
            _history = Math.Min(_history, MaxDistance - LookAhead);
            if (LookAhead < LookAheadLength && !takesAll)
                return;
            AddTokens();
        }
        if (HasUnsent || !takesAll)
            return;
        EndBlock(flush);
        _isFinished = flush == DeflateFlush.Finish;
    }

    private void Take(ref ReadOnlySpan<byte> input)
    {
        var taken = input[..Math.Min(input.Length, LookAheadLength - LookAhead)];
        if (_end + taken.Length > _window.Length)
        {
            _window.AsSpan(Slide).CopyTo(_window);
            _position -= Slide;
            _end -= Slide;
        }
        taken.CopyTo(_window.AsSpan(_end));
        _checksum.Add(taken);
        _end += taken.Length;
        input = input[taken.Length..];
    }

    /// <summary>Turns the look-ahead into tokens, or its beginning when a block's bytes find no room.</summary>
    private void AddTokens()
    {
        while (LookAhead >= MinLookAhead)
        {
            var length = FindMatch(out var distance);
            if (length == 0)
                AddLiteral();
            else
                AddMatch(length, distance);
            if (_block.IsFull && !EndFullBlock())
                return;
        }
        while (LookAhead > 0)
        {
            AddLiteral();
            if (_block.IsFull && !EndFullBlock())
                return;
        }
    }

    private void AddLiteral()
    {
        _block.AddLiteral(_window[_position]);
        Advance(1);
    }

    private void AddMatch(int length, int distance)
    {
        _block.AddMatch(length, distance);
        Advance(length);
    }

    private void Advance(int count)
    {
        _position += count;
        _history = Math.Min(_history + count, MaxDistance);
    }

    private int FindMatch(out int distance)
    {
        var here = _window.AsSpan(_position, Math.Min(LookAhead, TokenBlock.MaxMatch));
        var trigram = Trigram(here);
        ref var last = ref _positions[(trigram ^ (trigram >> 17)) & HashMask];
        distance = (ushort)(_position - last);
        last = (ushort)_position;
        // No distance stands for an entry never set, which is read as the position itself.
        if (distance == 0 || distance > _history)
            return 0;
        var there = _window.AsSpan(_position - distance, here.Length);
        if (Trigram(there) != trigram)
            return 0;
        var length = here.CommonPrefixLength(there);
        return length == TokenBlock.MinMatch && distance >= FarDistance ? 0 : length;
    }

    private static uint Trigram(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes) & 0xFFFFFF;

    private bool EndFullBlock()
    {
        EndBlock(DeflateFlush.None);
        return !HasUnsent;
    }

    private void EndBlock(DeflateFlush flush)
    {
        _bits.Clear();
        _sent = 0;
        if (!_hasHeader)
        {
            // A window of 32 KB and the fastest level.
            _bits.Write(0x0178, 16);
            _hasHeader = true;
        }
        if (_block.InputLength > 0 || flush == DeflateFlush.Finish)
            WriteBlock(isLast: flush == DeflateFlush.Finish);
        if (flush == DeflateFlush.Sync)
        {
            _bits.Write(0, 1);
            WriteStored([]);
        }
        else if (flush == DeflateFlush.Finish)
        {
            _bits.PadToByte();
            _bits.Write(BinaryPrimitives.ReverseEndianness(_checksum.Value), 32);
        }
        _block.Clear();
        Send();
    }

    private void WriteBlock(bool isLast)
    {
        // Below this, miniz_oxide does not try for a block's own codes.
        const int minDynamic = 48;
        const int minStored = 33;
        _bits.Write(isLast ? 1u : 0, 1);
        var start = _bits.Position;
        var startLength = _bits.Length;
        var length = _block.InputLength;
        if (length < minDynamic)
            _block.WriteStatic(_bits);
        else
            _block.WriteDynamic(_bits);

        var isLonger = _bits.Length - startLength + 1 >= length;
        if (length < minStored || !isLonger || length > _history)
            return;
        _bits.GoTo(start);
        WriteStored(_window.AsSpan(_position - length, length));
    }

    private void WriteStored(ReadOnlySpan<byte> data)
    {
        _bits.Write(0, 2);
        _bits.PadToByte();
        _bits.Write((uint)data.Length | ((uint)~data.Length << 16), 32);
        _bits.WriteBytes(data);
    }

    private void Send() => _sent += output.Take(_bits.WholeBytes()[_sent..]);
}
