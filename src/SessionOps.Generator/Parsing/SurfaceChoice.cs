using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>The chosen surfaces, and what is wrong with the choice.</summary>
internal sealed record SurfaceChoice(Surfaces Surfaces, EquatableArray<DiagnosticInfo> Diagnostics);
