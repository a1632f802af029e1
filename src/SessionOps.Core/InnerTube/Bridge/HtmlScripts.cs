namespace SessionOps.InnerTube.Bridge;

/// <summary>Finds the inline scripts of a page as a browser does: not those in comments, attributes or other raw-text elements.</summary>
internal ref struct HtmlScripts(ReadOnlySpan<char> html)
{
    private static readonly string[] s_rawTextElements = ["script", "style", "title", "textarea", "noscript", "iframe", "xmp"];

    private readonly ReadOnlySpan<char> _html = html;
    private int _position;

    /// <summary>The text of the current script.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>Whether the page ended inside the current script: it was cut off.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Goes to the next script; false when there is none.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            var tag = _html[_position..].IndexOf('<');
            if (tag < 0)
                return false;
            _position += tag + 1;
            if (_html[_position..].StartsWith("!--"))
                SkipComment();
            else if (TryReadName(out var name))
            {
                SkipTag();
                if (name is not null && ReadRawText(name) && name == "script")
                    return true;
            }
        }
    }

    // The name of a raw-text element, null for any other; false when this is not a start tag.
    private bool TryReadName(out string? name)
    {
        name = null;
        var start = _position;
        if (start == _html.Length || !char.IsAsciiLetter(_html[start]))
            return false;
        while (_position < _html.Length && !IsTagBreak(_html[_position]))
            _position++;
        var read = _html[start.._position];
        foreach (var element in s_rawTextElements)
        {
            if (read.Equals(element, StringComparison.OrdinalIgnoreCase))
                name = element;
        }

        return true;
    }

    private static bool IsTagBreak(char character) => char.IsWhiteSpace(character) || character is '/' or '>';

    // A quote counts only where an attribute's value begins: <a title=it's> has none.
    private void SkipTag()
    {
        var beforeValue = false;
        while (_position < _html.Length)
        {
            var character = _html[_position++];
            if (character == '>')
                return;
            if (beforeValue && character is ('"' or '\''))
            {
                var close = _html[_position..].IndexOf(character);
                _position = close < 0 ? _html.Length : _position + close + 1;
                beforeValue = false;
            }
            else if (beforeValue && !char.IsWhiteSpace(character))
            {
                while (_position < _html.Length && !char.IsWhiteSpace(_html[_position]) && _html[_position] != '>')
                    _position++;
                beforeValue = false;
            }
            else
            {
                beforeValue |= character == '=';
            }
        }
    }

    // The element ends at its end tag wherever that stands, in a string of the script too: that is what browsers do.
    private bool ReadRawText(string name)
    {
        var start = _position;
        while (true)
        {
            var close = _html[_position..].IndexOf("</");
            if (close < 0)
            {
                Current = _html[start..];
                IsCutOff = true;
                _position = _html.Length;
                return true;
            }

            var end = _position + close;
            _position = end + 2;
            var rest = _html[_position..];
            if (!rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) || (rest.Length > name.Length && !IsTagBreak(rest[name.Length])))
                continue;
            Current = _html[start..end];
            _position += name.Length;
            SkipTag();
            return true;
        }
    }

    // <!--> is a whole comment.
    private void SkipComment()
    {
        _position += "!".Length;
        var found = _html[_position..].IndexOf("-->");
        _position = found < 0 ? _html.Length : _position + found + "-->".Length;
    }
}
