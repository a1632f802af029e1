using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Writes a parameter's default as a C# expression.</summary>
internal static class DefaultValueReader
{
    /// <summary>The expression; null when there is none that means the same everywhere.</summary>
    public static string? Read(IParameterSymbol parameter, TypeModel type)
    {
        var value = parameter.ExplicitDefaultValue;
        if (value is null)
            return type.IsReference || type.IsNullable ? "null" : null;
        return type.Shape == TypeShape.Enum ? EnumMember(parameter.Type, type, value) : Literal(value);
    }

    /// <summary>A constant as a literal that keeps its type; null when it has none.</summary>
    public static string? Literal(object value) =>
        value switch
        {
            double number when double.IsNaN(number) || double.IsInfinity(number) => null,
            float number when float.IsNaN(number) || float.IsInfinity(number) => null,
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "F",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
            long number => number.ToString(CultureInfo.InvariantCulture) + "L",
            ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
            uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
            _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
        };

    private static string? EnumMember(ITypeSymbol symbol, TypeModel type, object value)
    {
        var enumeration = symbol is INamedTypeSymbol { ConstructedFrom.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : symbol;
        var member = enumeration.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value));
        return member is null ? null : $"{type.Name}.{Naming.Escaped(member.Name)}";
    }
}
