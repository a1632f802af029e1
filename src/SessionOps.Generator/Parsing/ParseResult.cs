using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>The result of parsing one annotated method.</summary>
/// <param name="Operation">The operation; null when something is wrong with it.</param>
/// <param name="Site">What it takes for itself.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record ParseResult(OperationModel? Operation, OperationSite Site, EquatableArray<DiagnosticInfo> Diagnostics);
