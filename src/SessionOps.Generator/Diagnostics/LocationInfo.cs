using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SessionOps.Generator.Diagnostics;

/// <summary>A place in a source file that, unlike <see cref="Location"/>, holds no syntax tree and compares by value.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationInfo From(Location location) => new(location.GetLineSpan().Path, location.SourceSpan, location.GetLineSpan().Span);

    public static LocationInfo From(SyntaxTree tree, TextSpan span) => From(Location.Create(tree, span));

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
