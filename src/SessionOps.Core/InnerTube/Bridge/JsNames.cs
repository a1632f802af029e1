namespace SessionOps.InnerTube.Bridge;

/// <summary>
/// Walks over the names that a script's code mentions, dotted ones as one, and over nothing that stands in a string, a template,
/// a comment or a regular expression. Every character is looked at once.
/// </summary>
internal ref struct JsNames(ReadOnlySpan<char> script)
{
    private readonly ReadOnlySpan<char> _script = script;
    private readonly Stack<int> _templates = [];
    private int _position;
    private int _braces;
    private bool _valueBefore;

    /// <summary>The current name, such as <c>ytcfg.set</c>.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>The text after the current name.</summary>
    public readonly ReadOnlySpan<char> Rest => _script[_position..];

    /// <summary>Skips what somebody else has read after the current name.</summary>
    public void Skip(int characters) => _position += characters;

    /// <summary>Goes to the next name; false when there is none.</summary>
    public bool MoveNext()
    {
        while (_position < _script.Length)
        {
            var character = _script[_position];
            if (IsNameStart(character))
            {
                ReadName();
                return true;
            }

            _position++;
            switch (character)
            {
                case '\'' or '"':
                    SkipString(character);
                    _valueBefore = true;
                    break;
                case '`':
                    SkipTemplate();
                    break;
                case '/':
                    SkipSlash();
                    break;
                case '{':
                    _braces++;
                    _valueBefore = false;
                    break;
                case '}' when _templates.TryPeek(out var depth) && depth == _braces:
                    _templates.Pop();
                    SkipTemplate();
                    break;
                case '}':
                    _braces--;
                    _valueBefore = false;
                    break;
                default:
                    if (!char.IsWhiteSpace(character))
                        _valueBefore = char.IsAsciiDigit(character) || character is ')' or ']';
                    break;
            }
        }

        return false;
    }

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character is '_' or '$' || character > '\u007F' && char.IsLetter(character);

    private void ReadName()
    {
        var start = _position;
        while (_position < _script.Length && (IsNameStart(_script[_position]) || char.IsAsciiDigit(_script[_position]) || _script[_position] == '.'))
            _position++;
        Current = _script[start.._position];
        // After these a slash begins a regular expression; after any other name it divides.
        _valueBefore = Current is not ("return" or "typeof" or "case" or "in" or "of" or "void" or "delete" or "throw" or "new" or "else" or "do" or "instanceof");
    }

    private void SkipString(char quote)
    {
        while (_position < _script.Length)
        {
            var stop = _script[_position..].IndexOfAny(quote, '\\', '\n');
            if (stop < 0)
            {
                _position = _script.Length;
                return;
            }

            var character = _script[_position + stop];
            _position = Math.Min(_script.Length, _position + stop + (character == '\\' ? 2 : 1));
            if (character != '\\')
                return;
        }
    }

    private void SkipTemplate()
    {
        _valueBefore = true;
        while (_position < _script.Length)
        {
            var stop = _script[_position..].IndexOfAny('`', '\\', '$');
            if (stop < 0)
            {
                _position = _script.Length;
                return;
            }

            _position += stop;
            var character = _script[_position++];
            if (character == '`')
                return;
            if (character == '\\')
                _position = Math.Min(_script.Length, _position + 1);
            else if (_position < _script.Length && _script[_position] == '{')
            {
                _position++;
                _templates.Push(_braces);
                _valueBefore = false;
                return;
            }
        }
    }

    private void SkipSlash()
    {
        var rest = _script[_position..];
        if (rest.StartsWith("/"))
        {
            var line = rest.IndexOfAny('\n', '\r');
            _position = line < 0 ? _script.Length : _position + line;
        }
        else if (rest.StartsWith("*"))
        {
            var close = rest[1..].IndexOf("*/");
            _position = close < 0 ? _script.Length : _position + close + 3;
        }
        else if (_valueBefore)
        {
            _valueBefore = false;
        }
        else
        {
            SkipRegularExpression();
        }
    }

    private void SkipRegularExpression()
    {
        var inClass = false;
        while (_position < _script.Length)
        {
            var character = _script[_position++];
            if (character == '\\')
                _position++;
            else if (character is '\n')
                return;
            else if (character == '[')
                inClass = true;
            else if (character == ']')
                inClass = false;
            else if (character == '/' && !inClass)
            {
                _valueBefore = true;
                return;
            }
        }

        _position = Math.Min(_position, _script.Length);
    }
}
