using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Diagnostics;

/// <summary>A diagnostic as data that a pipeline step may hold.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Location">The smallest span to correct; null for the project.</param>
/// <param name="Arguments">What the rule's message names.</param>
/// <param name="Replacement">The text that would be right instead of the marked one; null when there is no single answer.</param>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Rule, LocationInfo? Location, EquatableArray<string> Arguments, string? Replacement = null)
{
    /// <summary>The property of a diagnostic under which a code fix finds the replacement.</summary>
    public const string ReplacementProperty = "Replacement";

    public Diagnostic ToDiagnostic()
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (Replacement is not null)
            properties = properties.Add(ReplacementProperty, Replacement);
        return Diagnostic.Create(Rule, Location?.ToLocation(), properties, Arguments.ToArray<object?>());
    }
}
