namespace SessionOps.InnerTube.Bridge;

/// <summary>Walks over the tokens of a script, so that nothing in a string, a template, a comment or a regular expression is taken for code. Every character is looked at once.</summary>
internal ref struct JsLexer(ReadOnlySpan<char> script, bool afterValue = false)
{
    private readonly ReadOnlySpan<char> _script = script;
    private readonly Stack<JsBracket> _open = [];
    private bool _afterValue = afterValue;
    private bool _afterLineBreak;
    private bool _beforeCondition;
    private bool _beforeObject = true;

    /// <summary>Where the current token begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the current token ends.</summary>
    public int Position { get; private set; }

    /// <summary>What the current token is.</summary>
    public JsToken Kind { get; private set; }

    /// <summary>Whether the current token is the name of a member: <c>.name</c>.</summary>
    public bool IsMember { get; private set; }

    /// <summary>Whether the current token closes a bracket that was opened before the walk began.</summary>
    public bool ClosesOuter { get; private set; }

    /// <summary>How many brackets are open.</summary>
    public readonly int Depth => _open.Count;

    /// <summary>The current token.</summary>
    public readonly ReadOnlySpan<char> Current => _script[Start..Position];

    /// <summary>The text after the current token.</summary>
    public readonly ReadOnlySpan<char> Rest => _script[Position..];

    /// <summary>Skips a value that another reader has read after the current token.</summary>
    public void Skip(int characters)
    {
        Position += characters;
        (_afterValue, _beforeCondition, IsMember) = (true, false, false);
    }

    /// <summary>Goes to the next token; false when there is none.</summary>
    public bool MoveNext()
    {
        SkipBlank();
        Start = Position;
        ClosesOuter = false;
        if (Position == _script.Length)
            return false;
        var character = _script[Position];
        if (IsNameStart(character))
            ReadName();
        else if (char.IsAsciiDigit(character) || (character == '.' && Position + 1 < _script.Length && char.IsAsciiDigit(_script[Position + 1])))
            ReadNumber();
        else if (character is '\'' or '"')
            ReadString(character);
        else
            ReadMark(character);
        return true;
    }

    private static bool IsNameStart(char character) =>
        char.IsAsciiLetter(character) || character is '_' or '$' or '#' || (character > '\u007F' && char.IsLetter(character));

    private void ReadName()
    {
        IsMember = Kind == JsToken.Dot;
        while (Position < _script.Length && (IsNameStart(_script[Position]) || char.IsAsciiDigit(_script[Position])))
            Position++;
        Kind = JsToken.Name;
        // After these a slash begins a regular expression and a brace an object; after any other name a slash divides.
        _beforeObject =
            !IsMember
            && Current
                is "return"
                    or "typeof"
                    or "case"
                    or "in"
                    or "of"
                    or "void"
                    or "delete"
                    or "throw"
                    or "new"
                    or "instanceof"
                    or "yield"
                    or "await"
                    or "default";
        _beforeCondition = !IsMember && Current is "if" or "while" or "for" or "with";
        _afterValue = IsMember || !(_beforeObject || Current is "else" or "do");
    }

    private void ReadNumber()
    {
        while (Position < _script.Length && (char.IsAsciiLetterOrDigit(_script[Position]) || _script[Position] is '.' or '_'))
            Position++;
        EndValue();
    }

    private void ReadMark(char character)
    {
        Position++;
        var wasBeforeCondition = _beforeCondition;
        Kind = character == '.' ? JsToken.Dot : JsToken.Mark;
        _beforeCondition = false;
        switch (character)
        {
            case '`':
                ReadTemplate();
                break;
            case '/' when !_afterValue:
                ReadRegularExpression();
                break;
            case '(':
                Open(wasBeforeCondition ? JsBracket.Condition : JsBracket.Other);
                break;
            case '[':
                Open(JsBracket.Other);
                break;
            case '{':
                Open(_beforeObject ? JsBracket.Other : JsBracket.Block);
                // A block's first statement may be a block, an object cannot begin there.
                _beforeObject = false;
                break;
            case ')' or ']' or '}':
                Close();
                break;
            case '+' or '-' when Position < _script.Length && _script[Position] == character:
                // After a value on the same line these belong to it, else to the value that follows.
                Position++;
                _afterValue &= !_afterLineBreak;
                break;
            default:
                var isArrow = character == '=' && Position < _script.Length && _script[Position] == '>';
                Position += isArrow ? 1 : 0;
                _afterValue = false;
                _beforeObject = !isArrow && character != ';';
                break;
        }
    }

    private void Open(JsBracket bracket)
    {
        _open.Push(bracket);
        _afterValue = false;
        _beforeObject = true;
    }

    private void Close()
    {
        ClosesOuter = !_open.TryPop(out var bracket);
        if (bracket == JsBracket.Template && !ClosesOuter)
        {
            ReadTemplate();
            return;
        }

        // A statement follows the head of an if and a block: there a slash begins a regular expression.
        _afterValue = bracket == JsBracket.Other;
        _beforeObject = false;
    }

    private void EndValue()
    {
        Kind = JsToken.Value;
        (_afterValue, _beforeObject, _beforeCondition) = (true, false, false);
    }

    private void ReadString(char quote)
    {
        Position++;
        while (Position < _script.Length)
        {
            var stop = _script[Position..].IndexOfAny(quote, '\\', '\n');
            if (stop < 0)
            {
                Position = _script.Length;
                break;
            }

            var character = _script[Position + stop];
            Position = Math.Min(_script.Length, Position + stop + (character == '\\' ? 2 : 1));
            if (character != '\\')
                break;
        }

        EndValue();
    }

    private void ReadTemplate()
    {
        EndValue();
        while (Position < _script.Length)
        {
            var stop = _script[Position..].IndexOfAny('`', '\\', '$');
            if (stop < 0)
            {
                Position = _script.Length;
                return;
            }

            Position += stop;
            var character = _script[Position++];
            if (character == '`')
                return;
            if (character == '\\')
                Position = Math.Min(_script.Length, Position + 1);
            else if (Position < _script.Length && _script[Position] == '{')
            {
                Position++;
                Open(JsBracket.Template);
                return;
            }
        }
    }

    private void ReadRegularExpression()
    {
        var inClass = false;
        while (Position < _script.Length)
        {
            var character = _script[Position++];
            if (character == '\\')
                Position++;
            else if (character == '\n')
                break;
            else if (character == '[')
                inClass = true;
            else if (character == ']')
                inClass = false;
            else if (character == '/' && !inClass)
                break;
        }

        Position = Math.Min(Position, _script.Length);
        EndValue();
    }

    private void SkipBlank()
    {
        _afterLineBreak = false;
        while (Position < _script.Length)
        {
            var rest = _script[Position..];
            if (char.IsWhiteSpace(rest[0]) || rest[0] == '\uFEFF')
            {
                _afterLineBreak |= rest[0] is '\n' or '\r';
                Position++;
            }
            else if (rest.StartsWith("//") || rest.StartsWith("<!--"))
            {
                var line = rest.IndexOfAny('\n', '\r');
                Position = line < 0 ? _script.Length : Position + line;
            }
            else if (rest.StartsWith("/*"))
            {
                var close = rest[2..].IndexOf("*/");
                Position = close < 0 ? _script.Length : Position + close + 4;
            }
            else
            {
                return;
            }
        }
    }
}
