using Microsoft.CodeAnalysis.CSharp;

namespace SessionOps.Generator.Emitting;

/// <summary>Writes values as C# expressions.</summary>
internal static class Expressions
{
    /// <summary>A string literal, or <c>null</c>.</summary>
    public static string Text(string? value) => value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Bool(bool value) => value ? "true" : "false";
}
