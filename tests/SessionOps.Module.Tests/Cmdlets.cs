using System.Management.Automation;
using System.Reflection;
using SessionOps.PowerShell;

namespace SessionOps.PowerShell.Tests;

/// <summary>The cmdlets in the built assembly, for tests of each.</summary>
internal static class Cmdlets
{
    public static IEnumerable<Type> Types => typeof(OperationCmdlet).Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(CmdletAttribute)));

    public static TheoryData<string> Names => [.. Types.Select(NameOf).Order(StringComparer.Ordinal)];

    public static string NameOf(Type type)
    {
        var cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
        return $"{cmdlet.VerbName}-{cmdlet.NounName}";
    }
}
