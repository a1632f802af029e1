using Microsoft.CodeAnalysis.CSharp;

namespace SessionOps.Generator.Parsing;

/// <summary>Turns names of one language's convention into another's.</summary>
internal static class Naming
{
    /// <summary><c>allowFallback</c> as <c>AllowFallback</c>.</summary>
    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>The name as C# writes it, which sets an @ before its own words.</summary>
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Whether it reads as one word in Pascal case: a capital, then letters and digits.</summary>
    public static bool IsPascal(string name) =>
        name.Length > 0 && name[0] is >= 'A' and <= 'Z' && name.All(character => character < 128 && char.IsLetterOrDigit(character));
}
