using Microsoft.CodeAnalysis.Diagnostics;
using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Reads the MSBuild property <c>SessionOpsSurface</c>.</summary>
internal static class SurfaceReader
{
    private static readonly char[] s_separators = [';', ',', ' '];

    public static SurfaceChoice Read(AnalyzerConfigOptionsProvider options)
    {
        options.GlobalOptions.TryGetValue("build_property.SessionOpsSurface", out var value);
        var surfaces = Surfaces.None;
        var diagnostics = new List<DiagnosticInfo>();
        foreach (var name in (value ?? "").Split(s_separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Enum.TryParse<Surfaces>(name, ignoreCase: true, out var surface) && !char.IsDigit(name[0]) && surface != Surfaces.None)
                surfaces |= surface;
            else
                diagnostics.Add(new DiagnosticInfo(Rules.UnknownSurface, null, new[] { name }.ToEquatableArray()));
        }

        return new SurfaceChoice(surfaces, diagnostics.ToEquatableArray());
    }

    /// <summary>What is wrong with the choice in a project that has so many operations.</summary>
    public static IEnumerable<DiagnosticInfo> Check(SurfaceChoice choice, int operations)
    {
        if (operations > 0 && choice.Surfaces == Surfaces.None && choice.Diagnostics.Count == 0)
            return [new DiagnosticInfo(Rules.NoSurface, null, EquatableArray<string>.Empty)];
        return choice.Diagnostics;
    }
}
