using System.Reflection;

namespace SessionOps.Module.Build;

/// <summary>
/// PowerShell loads every type of the assembly before the module can say where its dependencies are. So no type may need them:
/// not as a base, an interface or a field, not even in what the compiler makes of async methods and lambdas. Method bodies may.
/// </summary>
internal static class IsolationRule
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] s_isolated = ["SessionOps.Core", "SessionOps.Hosting"];

    /// <summary>The places that would make the import fail, each as a sentence.</summary>
    public static IEnumerable<string> Violations(Assembly assembly) =>
        from type in assembly.GetTypes()
        from needed in Needed(type)
        where s_isolated.Contains(needed.Assembly.GetName().Name)
        select $"{type.FullName} holds {needed.FullName}: use isolated types inside method bodies only, and in async methods and lambdas not across an await.";

    private static IEnumerable<Type> Needed(Type type) =>
        type.GetFields(Declared)
            .Select(field => field.FieldType)
            .Concat(type.GetInterfaces())
            .Append(type.BaseType)
            .OfType<Type>()
            .SelectMany(Parts)
            .Distinct();

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
