using Microsoft.CodeAnalysis;
using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Emitting;
using SessionOps.Generator.Model;

namespace SessionOps.Generator;

public sealed partial class OperationGenerator
{
    private static void AddOperation(SourceProductionContext context, OperationModel operation, Surfaces surfaces)
    {
        if (surfaces.HasFlag(Surfaces.PowerShell))
            context.AddSource(PowerShellEmitter.FileName(operation), PowerShellEmitter.Emit(operation));
        if (surfaces.HasFlag(Surfaces.Http) && operation.IsHosted)
            context.AddSource(HttpEmitter.FileName(operation), HttpEmitter.Emit(operation));
        if (surfaces.HasFlag(Surfaces.Functions) && operation.IsHosted)
            context.AddSource(FunctionsEmitter.FileName(operation), FunctionsEmitter.Emit(operation));
    }

    private static void AddIndex(SourceProductionContext context, EquatableArray<OperationModel> operations, Surfaces surfaces)
    {
        if (surfaces.HasFlag(Surfaces.Http))
            context.AddSource(HttpEmitter.IndexFileName, HttpEmitter.EmitIndex(operations.Where(static operation => operation.IsHosted).ToArray()));
    }

    private static void Report(SourceProductionContext context, IEnumerable<DiagnosticInfo> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            context.ReportDiagnostic(diagnostic.ToDiagnostic());
    }
}
