using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>What one operation takes for itself and where that is written: kept apart from the model, which must not change when code moves.</summary>
internal sealed record OperationSite(string CmdletName, string Method, LocationInfo Location, EquatableArray<RouteSite> Routes);
