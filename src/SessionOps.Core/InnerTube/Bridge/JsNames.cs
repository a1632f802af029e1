namespace SessionOps.InnerTube.Bridge;

/// <summary>Walks over the global names that a script's code mentions, each with its members: <c>window["ytcfg"]?.set</c> is <c>ytcfg.set</c>.</summary>
internal ref struct JsNames(ReadOnlySpan<char> script)
{
    private JsLexer _lexer = new(script);

    /// <summary>The current name, without <c>window.</c> or its like.</summary>
    public string Current { get; private set; } = "";

    /// <summary>The text after the current name.</summary>
    public readonly ReadOnlySpan<char> Rest => _lexer.Rest;

    /// <summary>Skips what another reader has read after the current name.</summary>
    public void Skip(int characters) => _lexer.Skip(characters);

    /// <summary>Goes to the next of the names that <see cref="IsRoot"/> takes; false when there is none.</summary>
    public bool MoveNext()
    {
        var afterParenthesis = false;
        while (_lexer.MoveNext())
        {
            if (_lexer.Kind == JsToken.Name && !_lexer.IsMember && (IsGlobalObject(_lexer.Current) || IsRoot(_lexer.Current)))
            {
                Current = IsGlobalObject(_lexer.Current) ? "" : _lexer.Current.ToString();
                ReadMembers(afterParenthesis);
                if (Current.Length > 0)
                    return true;
            }

            afterParenthesis = _lexer.Kind == JsToken.Mark && _lexer.Current is "(";
        }

        return false;
    }

    private static bool IsGlobalObject(ReadOnlySpan<char> name) => name is "window" or "self" or "globalThis";

    private static bool IsRoot(ReadOnlySpan<char> name) => name is "ytcfg" or "yt" or "ytAtN" or "ytAtR";

    private void ReadMembers(bool afterParenthesis)
    {
        while (true)
        {
            var reader = new JsLiteralReader(_lexer.Rest);
            // (window.ytcfg).set; the lexer reads the parenthesis, which may be that of an if.
            if (afterParenthesis && reader.TrySkip(')'))
            {
                afterParenthesis = false;
                _lexer.MoveNext();
                continue;
            }

            if (reader.TryReadMember(out var member))
                Current =
                    Current.Length > 0 ? $"{Current}.{member}"
                    : IsGlobalObject(member) ? ""
                    : member;
            else
                return;
            _lexer.Skip(reader.Position);
        }
    }
}
