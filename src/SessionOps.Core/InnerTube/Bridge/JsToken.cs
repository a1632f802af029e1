namespace SessionOps.InnerTube.Bridge;

/// <summary>The kinds of tokens that matter to a reader of literals.</summary>
internal enum JsToken
{
    /// <summary>A bracket, an operator or another mark.</summary>
    Mark,

    /// <summary>A dot before a member's name.</summary>
    Dot,

    /// <summary>A name or keyword.</summary>
    Name,

    /// <summary>A number, a string, a template or a regular expression.</summary>
    Value,
}

/// <summary>What an open bracket decides for a slash after its end.</summary>
internal enum JsBracket
{
    /// <summary>An expression's: a slash after it divides.</summary>
    Other,

    /// <summary>The head of an <c>if</c>, <c>while</c>, <c>for</c> or <c>with</c>.</summary>
    Condition,

    /// <summary>Statements.</summary>
    Block,

    /// <summary>An expression inside a template.</summary>
    Template,
}
