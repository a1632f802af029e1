using System.Reflection;

namespace SessionOps.Packages.Tests;

/// <summary>What the build of this project knows.</summary>
internal static class Built
{
    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = Metadata("Repository");

    /// <summary>Where packages of other people lie that were restored for this project.</summary>
    public static string PackageFolder { get; } = Metadata("PackageFolder");

    /// <summary>The version of all of SessionOps.</summary>
    public static string Version { get; } = Metadata("Version");

    /// <summary>The folder with the packages that were just packed.</summary>
    public static string Feed { get; } = Path.Combine(AppContext.BaseDirectory, "feed");

    private static string Metadata(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
