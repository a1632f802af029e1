namespace SessionOps.Server.Tests;

/// <summary>The files of the repository that the tests read.</summary>
internal static class Repository
{
    /// <summary>Where a file is.</summary>
    public static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SessionOps.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(folder.FullName, file);
    }
}
