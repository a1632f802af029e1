using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Finds operations that take the same name or route.</summary>
internal static class Conflicts
{
    public static IEnumerable<DiagnosticInfo> Find(ImmutableArray<OperationSite> sites)
    {
        var names = sites.Select(site => (Key: site.CmdletName, Text: site.CmdletName, Owner: site.Method, site.Location));
        var routes = sites.SelectMany(site =>
            site.Routes.Select(route =>
                (Key: RouteReader.KeyOf(route.Route), Text: $"{route.Route.Method} {route.Route.Template}", Owner: site.CmdletName, route.Location)
            )
        );
        return Repeated(Rules.DuplicateCmdlet, names).Concat(Repeated(Rules.DuplicateRoute, routes));
    }

    private static IEnumerable<DiagnosticInfo> Repeated(
        DiagnosticDescriptor rule,
        IEnumerable<(string Key, string Text, string Owner, LocationInfo Location)> claims
    ) =>
        from claim in claims
        group claim by claim.Key.ToUpperInvariant() into rivals
        from late in rivals.Skip(1)
        select new DiagnosticInfo(rule, late.Location, new[] { late.Text, rivals.First().Owner.Replace("global::", "") }.ToEquatableArray());
}
