using System.Reflection;

namespace SessionOps.PowerShell.Tests;

/// <summary>What the project file tells these tests of the build.</summary>
internal static class BuildMetadata
{
    public static string Of(string name) =>
        typeof(BuildMetadata).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;
}
