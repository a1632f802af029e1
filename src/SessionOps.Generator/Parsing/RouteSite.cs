using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>A route and where it is written.</summary>
internal sealed record RouteSite(RouteModel Route, LocationInfo Location);
