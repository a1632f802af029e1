using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SessionOps.InnerTube.Bridge;

/// <summary>
/// Reads a JavaScript literal (object, array, string, number, true, false, null, undefined) and writes it as JSON. It takes what YouTube's
/// pages write and JSON does not allow: single quotes, hex and unicode escapes, unquoted keys, comments, trailing commas, <c>!0</c>,
/// <c>void 0</c>. Every character is looked at once.
/// </summary>
internal ref struct JsLiteralReader(ReadOnlySpan<char> source)
{
    // Pages nest some 20 levels; what is deeper is no configuration.
    private const int DeepestNesting = 256;

    private static readonly SearchValues<char> s_singleQuotedStops = SearchValues.Create("'\\\n\r");
    private static readonly SearchValues<char> s_doubleQuotedStops = SearchValues.Create("\"\\\n\r");
    private static readonly SearchValues<char> s_literalEnds = SearchValues.Create(",:;)]} \t\n\r/");

    private readonly ReadOnlySpan<char> _source = source;
    private int _position;

    /// <summary>How many characters the literal took, white space before it included.</summary>
    public readonly int Position => _position;

    /// <summary>Reads one literal into <paramref name="json"/>; false when there is none, or one that was cut off.</summary>
    public bool TryRead(Utf8JsonWriter json) => TryReadValue(json, depth: 0);

    /// <summary>Reads one string literal.</summary>
    public bool TryReadString(out string value)
    {
        SkipBlank();
        value = "";
        return _position < _source.Length && _source[_position] is '\'' or '"' && TryReadQuoted(out value);
    }

    /// <summary>Skips white space and comments, then the given character; false when another one comes.</summary>
    public bool TrySkip(char expected)
    {
        SkipBlank();
        if (_position >= _source.Length || _source[_position] != expected)
            return false;
        _position++;
        return true;
    }

    private bool TryReadValue(Utf8JsonWriter json, int depth)
    {
        SkipBlank();
        if (_position >= _source.Length || depth > DeepestNesting)
            return false;
        switch (_source[_position])
        {
            case '{':
                return TryReadObject(json, depth);
            case '[':
                return TryReadArray(json, depth);
            case '\'' or '"':
                if (!TryReadQuoted(out var text))
                    return false;
                json.WriteStringValue(WellFormed(text));
                return true;
            default:
                return TryReadWord(json);
        }
    }

    private bool TryReadObject(Utf8JsonWriter json, int depth)
    {
        _position++;
        json.WriteStartObject();
        while (!TrySkip('}'))
        {
            if (!TryReadKey(out var key) || !TrySkip(':'))
                return false;
            json.WritePropertyName(WellFormed(key));
            if (!TryReadValue(json, depth + 1))
                return false;
            if (!TrySkip(',') && !IsNext('}'))
                return false;
        }

        json.WriteEndObject();
        return true;
    }

    private bool TryReadArray(Utf8JsonWriter json, int depth)
    {
        _position++;
        json.WriteStartArray();
        while (!TrySkip(']'))
        {
            // A hole: [1,,2]
            if (TrySkip(','))
            {
                json.WriteNullValue();
                continue;
            }

            if (!TryReadValue(json, depth + 1))
                return false;
            if (!TrySkip(',') && !IsNext(']'))
                return false;
        }

        json.WriteEndArray();
        return true;
    }

    private bool TryReadKey(out string key)
    {
        SkipBlank();
        key = "";
        if (_position >= _source.Length)
            return false;
        if (_source[_position] is '\'' or '"')
            return TryReadQuoted(out key);
        var start = _position;
        while (_position < _source.Length && (char.IsLetterOrDigit(_source[_position]) || _source[_position] is '_' or '$' or '.'))
            _position++;
        key = _source[start.._position].ToString();
        return key.Length > 0;
    }

    private bool TryReadWord(Utf8JsonWriter json)
    {
        var rest = _source[_position..];
        if (rest.StartsWith("void 0"))
        {
            _position += "void 0".Length;
            json.WriteNullValue();
            return true;
        }

        var end = rest.IndexOfAny(s_literalEnds);
        var word = end < 0 ? rest : rest[..end];
        _position += word.Length;
        switch (word)
        {
            case "true" or "!0":
                json.WriteBooleanValue(true);
                return true;
            case "false" or "!1":
                json.WriteBooleanValue(false);
                return true;
            case "null" or "undefined" or "NaN" or "Infinity" or "-Infinity":
                json.WriteNullValue();
                return true;
            default:
                return TryWriteNumber(word, json);
        }
    }

    private static bool TryWriteNumber(ReadOnlySpan<char> word, Utf8JsonWriter json)
    {
        if (word.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            if (!ulong.TryParse(word[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex))
                return false;
            json.WriteNumberValue(hex);
            return true;
        }

        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            json.WriteNumberValue(integer);
            return true;
        }

        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return false;
        json.WriteNumberValue(number);
        return true;
    }

    private bool TryReadQuoted(out string value)
    {
        var quote = _source[_position++];
        var stops = quote == '\'' ? s_singleQuotedStops : s_doubleQuotedStops;
        StringBuilder? built = null;
        while (true)
        {
            var run = _source[_position..].IndexOfAny(stops);
            if (run < 0)
            {
                value = "";
                return false;
            }

            var piece = _source.Slice(_position, run);
            var stop = _source[_position + run];
            _position += run + 1;
            if (stop == quote)
            {
                value = built is null ? piece.ToString() : built.Append(piece).ToString();
                return true;
            }

            // A bare line end cannot stand in a string: the literal was cut off.
            if (stop != '\\' || !TryReadEscape((built ??= new StringBuilder()).Append(piece)))
            {
                value = "";
                return false;
            }
        }
    }

    private bool TryReadEscape(StringBuilder built)
    {
        if (_position >= _source.Length)
            return false;
        var escape = _source[_position++];
        switch (escape)
        {
            case 'x':
                return TryReadHex(2, built);
            case 'u' when _position < _source.Length && _source[_position] == '{':
                return TryReadCodePoint(built);
            case 'u':
                return TryReadHex(4, built);
            case '\r':
                // A line continuation stands for nothing; CR LF is one line end.
                if (_position < _source.Length && _source[_position] == '\n')
                    _position++;
                return true;
            case '\n' or '\u2028' or '\u2029':
                return true;
            default:
                built.Append(escape switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', 'v' => '\v', '0' => '\0', _ => escape });
                return true;
        }
    }

    private bool TryReadHex(int digits, StringBuilder built)
    {
        if (_position + digits > _source.Length
            || !ushort.TryParse(_source.Slice(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return false;
        _position += digits;
        built.Append((char)code);
        return true;
    }

    private bool TryReadCodePoint(StringBuilder built)
    {
        var end = _source[_position..].IndexOf('}');
        if (end is < 2 or > 9
            || !int.TryParse(_source.Slice(_position + 1, end - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code is < 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            return false;
        _position += end + 1;
        built.Append(char.ConvertFromUtf32(code));
        return true;
    }

    // JSON cannot carry a lone surrogate, which an escape can make.
    private static string WellFormed(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsWellFormed(text)
        ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
        : text;

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
                return false;
        }

        return true;
    }

    private bool IsNext(char expected)
    {
        SkipBlank();
        return _position < _source.Length && _source[_position] == expected;
    }

    private void SkipBlank()
    {
        while (_position < _source.Length)
        {
            var rest = _source[_position..];
            if (char.IsWhiteSpace(rest[0]) || rest[0] == '\uFEFF')
            {
                _position++;
            }
            else if (rest.StartsWith("//"))
            {
                var line = rest.IndexOfAny('\n', '\r');
                _position = line < 0 ? _source.Length : _position + line;
            }
            else if (rest.StartsWith("/*"))
            {
                var close = rest.IndexOf("*/");
                _position = close < 0 ? _source.Length : _position + close + 2;
            }
            else
            {
                return;
            }
        }
    }
}
