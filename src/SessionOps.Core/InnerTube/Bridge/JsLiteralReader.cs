using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SessionOps.InnerTube.Bridge;

/// <summary>
/// Reads a JavaScript literal (object, array, string, number, true, false, null, undefined) as JSON. It takes what YouTube's
/// pages write and JSON does not allow: single quotes, hex and unicode escapes, unquoted keys, comments, trailing commas, <c>!0</c>,
/// <c>void 0</c>. A value inside it that is not a literal costs only itself. Every character is looked at twice at most.
/// </summary>
internal ref struct JsLiteralReader(ReadOnlySpan<char> source)
{
    // Pages nest some 20 levels; what is deeper is not configuration.
    private const int MaxDepth = 256;

    private static readonly SearchValues<char> s_singleQuotedStops = SearchValues.Create("'\\\n\r");
    private static readonly SearchValues<char> s_doubleQuotedStops = SearchValues.Create("\"\\\n\r");

    private readonly ReadOnlySpan<char> _source = source;
    private int _position;
    private bool _isCutOff;

    /// <summary>How many characters the literal took, white space before it included.</summary>
    public readonly int Position => _position;

    /// <summary>Reads one literal that is a whole argument of a call.</summary>
    public bool TryReadArgument(out JsonNode? value) => TryReadValue(out value, depth: 0) && (IsNext(')') || IsNext(','));

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

    /// <summary>Reads <c>.name</c>, <c>?.name</c> or <c>["name"]</c>.</summary>
    public bool TryReadMember(out string member)
    {
        member = "";
        var isOptional = TrySkip("?.");
        if (!isOptional && !TrySkip('.') || IsNext('['))
            return TrySkip('[') && TryReadString(out member) && TrySkip(']');
        SkipBlank();
        return IsNameAhead() && TryReadKey(out member);
    }

    /// <summary>Skips the given text; false when another one comes.</summary>
    public bool TrySkip(string expected)
    {
        SkipBlank();
        if (!_source[_position..].StartsWith(expected))
            return false;
        _position += expected.Length;
        return true;
    }

    private bool TryReadValue(out JsonNode? value, int depth)
    {
        value = null;
        SkipBlank();
        if (_position >= _source.Length || depth > MaxDepth)
            return false;
        switch (_source[_position])
        {
            case '{':
                return TryReadObject(out value, depth);
            case '[':
                return TryReadArray(out value, depth);
            case '\'' or '"':
                if (!TryReadQuoted(out var text))
                    return false;
                value = JsonValue.Create(WellFormed(text));
                return true;
            default:
                return TryReadWord(out value);
        }
    }

    private bool TryReadObject(out JsonNode? value, int depth)
    {
        _position++;
        var properties = new JsonObject();
        value = properties;
        while (!TrySkip('}'))
        {
            // A method, a getter, a shorthand, a spread and a computed key are not literals: they cost only themselves.
            if (!TryReadKey(out var key) || !TrySkip(':'))
            {
                if (!TrySkipExpression(afterValue: true))
                    return false;
            }
            else if (!TryReadElement(out var element, out var isLiteral, depth))
            {
                return false;
            }
            else if (isLiteral)
            {
                properties[WellFormed(key)] = element;
            }

            if (!TrySkip(',') && !IsNext('}'))
                return false;
        }

        return true;
    }

    private bool TryReadArray(out JsonNode? value, int depth)
    {
        _position++;
        var items = new JsonArray();
        value = items;
        while (!TrySkip(']'))
        {
            // A hole: [1,,2]
            if (TrySkip(','))
            {
                items.Add(null);
                continue;
            }

            if (!TryReadElement(out var element, out _, depth))
                return false;
            items.Add(element);
            if (!TrySkip(',') && !IsNext(']'))
                return false;
        }

        return true;
    }

    // An expression gives null and is skipped; false when the source ends first.
    private bool TryReadElement(out JsonNode? element, out bool isLiteral, int depth)
    {
        SkipBlank();
        var start = _position;
        isLiteral = TryReadValue(out element, depth + 1);
        if (isLiteral && (IsNext(',') || IsNext('}') || IsNext(']')))
            return true;
        if (_isCutOff)
            return false;
        if (!isLiteral)
            _position = start;
        element = null;
        var isSkipped = TrySkipExpression(afterValue: isLiteral);
        isLiteral = false;
        return isSkipped;
    }

    private bool TrySkipExpression(bool afterValue)
    {
        var lexer = new JsLexer(_source[_position..], afterValue);
        while (lexer.MoveNext())
        {
            if (lexer.ClosesOuter || (lexer.Depth == 0 && lexer.Kind == JsToken.Mark && lexer.Current is "," or ";"))
            {
                _position += lexer.Start;
                return true;
            }
        }

        _position = _source.Length;
        _isCutOff = true;
        return false;
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
        while (_position < _source.Length && (char.IsLetterOrDigit(_source[_position]) || _source[_position] is '_' or '$'))
            _position++;
        key = _source[start.._position].ToString();
        return key.Length > 0;
    }

    private readonly bool IsNameAhead() => _position < _source.Length && (char.IsLetter(_source[_position]) || _source[_position] is '_' or '$');

    private bool TryReadWord(out JsonNode? value)
    {
        value = null;
        var rest = _source[_position..];
        if (rest.StartsWith("void 0"))
        {
            _position += "void 0".Length;
            return true;
        }

        var length = 0;
        while (length < rest.Length && IsWordCharacter(rest, length))
            length++;
        var word = rest[..length];
        _position += length;
        switch (word)
        {
            case "true" or "!0":
                value = JsonValue.Create(true);
                return true;
            case "false" or "!1":
                value = JsonValue.Create(false);
                return true;
            case "null" or "undefined" or "NaN" or "Infinity" or "-Infinity":
                return true;
            default:
                return TryReadNumber(word, out value);
        }
    }

    private static bool IsWordCharacter(ReadOnlySpan<char> text, int index) =>
        char.IsAsciiLetterOrDigit(text[index])
        || text[index] is '_' or '$' or '.'
        || (text[index] is '-' or '+' && (index == 0 || (text[index - 1] is 'e' or 'E' && char.IsAsciiDigit(text[0]))))
        || (index == 0 && text[index] == '!');

    private static bool TryReadNumber(ReadOnlySpan<char> word, out JsonNode? value)
    {
        value = null;
        if (word.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            if (!ulong.TryParse(word[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex))
                return false;
            value = JsonValue.Create(hex);
            return true;
        }

        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            value = JsonValue.Create(integer);
            return true;
        }

        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return false;
        value = JsonValue.Create(number);
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

            // A bare line end cannot be in a string: the literal was cut off.
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
                built.Append(
                    escape switch
                    {
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        'b' => '\b',
                        'f' => '\f',
                        'v' => '\v',
                        '0' => '\0',
                        _ => escape,
                    }
                );
                return true;
        }
    }

    private bool TryReadHex(int digits, StringBuilder built)
    {
        if (
            _position + digits > _source.Length
            || !ushort.TryParse(_source.Slice(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        )
            return false;
        _position += digits;
        built.Append((char)code);
        return true;
    }

    private bool TryReadCodePoint(StringBuilder built)
    {
        var end = _source[_position..].IndexOf('}');
        if (
            end is < 2 or > 9
            || !int.TryParse(_source.Slice(_position + 1, end - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code is < 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF)
        )
            return false;
        _position += end + 1;
        built.Append(char.ConvertFromUtf32(code));
        return true;
    }

    // JSON cannot carry a lone surrogate, which an escape can make.
    private static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsWellFormed(text) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

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
