using System.Collections.Immutable;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>All operations of a compilation, in the order in which they are emitted.</summary>
internal static class OperationSet
{
    /// <summary>In ordinal order of their names; the first of those that share a name, since the emitted files would collide.</summary>
    public static EquatableArray<OperationModel> From(ImmutableArray<ParseResult> results) =>
        results
            .Select(result => result.Operation)
            .OfType<OperationModel>()
            .GroupBy(operation => operation.Name, StringComparer.OrdinalIgnoreCase)
            .Select(operations => operations.First())
            .OrderBy(operation => operation.Name, StringComparer.Ordinal)
            .ToEquatableArray();
}
