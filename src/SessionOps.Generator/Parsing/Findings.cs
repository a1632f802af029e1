using Microsoft.CodeAnalysis;
using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>What a parser finds wrong with one operation.</summary>
internal sealed class Findings
{
    private readonly List<DiagnosticInfo> _items = [];

    public bool HasErrors => _items.Any(item => item.Rule.DefaultSeverity == DiagnosticSeverity.Error);

    public void Add(DiagnosticDescriptor rule, Location location, params string[] arguments) => Add(rule, LocationInfo.From(location), arguments);

    public void Add(DiagnosticDescriptor rule, LocationInfo location, params string[] arguments) =>
        _items.Add(new DiagnosticInfo(rule, location, arguments.ToEquatableArray()));

    /// <summary>Adds what can be corrected by writing <paramref name="replacement"/> in its place; null when only the author can tell.</summary>
    public void AddReplaceable(DiagnosticDescriptor rule, Location location, string? replacement, params string[] arguments) =>
        _items.Add(new DiagnosticInfo(rule, LocationInfo.From(location), arguments.ToEquatableArray(), replacement));

    public EquatableArray<DiagnosticInfo> ToEquatableArray() => _items.ToEquatableArray();
}
