using Microsoft.CodeAnalysis;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Decides which types an operation may take and return.</summary>
/// <param name="contracts">The assembly whose records may.</param>
internal sealed class TypeReader(IAssemblySymbol contracts)
{
    private static readonly string[] s_textTypes = ["global::System.DateTimeOffset", "global::System.TimeSpan", "global::System.Uri", "global::System.Guid"];

    /// <summary>The type as data; null when it is not allowed.</summary>
    public TypeModel? Read(ITypeSymbol type)
    {
        var isNullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        if (type is INamedTypeSymbol { ConstructedFrom.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        var name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return ShapeOf(type, name) is { } shape ? new TypeModel(name, shape, isNullable, type.IsReferenceType) : null;
    }

    private TypeShape? ShapeOf(ITypeSymbol type, string name)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean:
                return TypeShape.Boolean;
            case SpecialType.System_String:
                return TypeShape.String;
            case >= SpecialType.System_SByte and <= SpecialType.System_Double:
                return TypeShape.Number;
        }

        if (type is not INamedTypeSymbol { IsGenericType: false, DeclaredAccessibility: Accessibility.Public } named)
            return null;
        if (named.TypeKind == TypeKind.Enum)
            return TypeShape.Enum;
        if (s_textTypes.Contains(name))
            return TypeShape.Text;
        return
            SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, contracts) && named.TypeKind is TypeKind.Class or TypeKind.Struct && !named.IsStatic
            ? TypeShape.Record
            : null;
    }
}
