namespace SessionOps.Shell;

/// <summary>Finds the module.</summary>
internal static class ModuleLocation
{
    private const string Manifest = "SessionOps.psd1";

    /// <summary>Finds the manifest in a folder, or in the folder that the build left beside this project.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Find(string? folder)
    {
        if (folder is not null)
            return File.Exists(Path.Combine(folder, Manifest)) ? Path.Combine(folder, Manifest) : throw Missing(folder);
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            foreach (var built in new[] { Path.Combine("out", "SessionOps", Manifest), Path.Combine("module", "out", "SessionOps", Manifest) })
            {
                if (File.Exists(Path.Combine(above.FullName, built)))
                    return Path.Combine(above.FullName, built);
            }
        }

        throw Missing(AppContext.BaseDirectory);
    }

    private static FileNotFoundException Missing(string folder) =>
        new($"There is no {Manifest} in or above '{folder}': build the solution, or name the module's folder with --module.");
}
