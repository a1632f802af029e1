using System.Reflection;

namespace SessionOps.Module.Build;

/// <summary>Reads attributes from metadata, without running the types.</summary>
internal static class AttributeData
{
    /// <summary>The attribute of that name; null when the member has none.</summary>
    public static CustomAttributeData? Attribute(this MemberInfo member, string name) =>
        member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == name);

    /// <summary>A named argument's value; the default when it is not given.</summary>
    public static T? Named<T>(this CustomAttributeData data, string name, T? otherwise = default) =>
        data.NamedArguments.Where(argument => argument.MemberName == name).Select(argument => argument.TypedValue.Value).FirstOrDefault() is T value
            ? value
            : otherwise;
}
