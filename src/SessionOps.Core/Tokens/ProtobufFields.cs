using System.Text;

namespace SessionOps.Tokens;

/// <summary>Walks over the fields of a protobuf message; anything else ends in false, never in an exception.</summary>
internal ref struct ProtobufFields(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> _message = message;
    private int _position;

    /// <summary>The current field's number.</summary>
    public int Number { get; private set; }

    /// <summary>The current field's value, when it is a varint.</summary>
    public ulong? Varint { get; private set; }

    /// <summary>The current field's bytes, when it has a length; else empty.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Whether the current field has a length.</summary>
    public bool HasBytes { get; private set; }

    /// <summary>The current field as it came, tag included.</summary>
    public ReadOnlySpan<byte> Raw { get; private set; }

    /// <summary>Whether the whole message has been read.</summary>
    public readonly bool IsAtEnd => _position == _message.Length;

    /// <summary>The current field as UTF-8 text; null when it is not text.</summary>
    public readonly string? Text
    {
        get
        {
            if (!HasBytes)
                return null;
            try
            {
                return s_strict.GetString(Bytes);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Goes to the next field; false at the end, or where this is not protobuf any more.</summary>
    public bool MoveNext()
    {
        var start = _position;
        if (IsAtEnd || !TryReadVarint(out var tag) || tag >> 3 is 0 or > 536_870_911)
            return Fail(start);
        Number = (int)(tag >> 3);
        Varint = null;
        HasBytes = false;
        Bytes = [];
        var read = (tag & 7) switch
        {
            0 => TryReadNumber(),
            1 => TrySkip(8),
            2 => TryReadBytes(),
            5 => TrySkip(4),
            _ => false,
        };
        Raw = _message[start.._position];
        return read || Fail(start);
    }

    private bool Fail(int start)
    {
        _position = start;
        return false;
    }

    private bool TryReadNumber()
    {
        var read = TryReadVarint(out var value);
        Varint = read ? value : null;
        return read;
    }

    private bool TryReadBytes()
    {
        if (!TryReadVarint(out var length) || length > (ulong)(_message.Length - _position))
            return false;
        Bytes = _message.Slice(_position, (int)length);
        HasBytes = true;
        _position += (int)length;
        return true;
    }

    private bool TrySkip(int bytes)
    {
        if (_message.Length - _position < bytes)
            return false;
        _position += bytes;
        return true;
    }

    private bool TryReadVarint(out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && _position < _message.Length; shift += 7)
        {
            var next = _message[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return true;
        }

        return false;
    }
}
