namespace SessionOps.Generator.Tests.Harness;

/// <summary>Compares emitted files with those in <c>Snapshots/</c>. <c>SESSIONOPS_REWRITE_SNAPSHOTS=1</c> writes them anew, to be read in the diff.</summary>
internal static class Snapshot
{
    /// <summary>Whether what is emitted now is to be what is expected from now on.</summary>
    public static bool IsRewriting => Environment.GetEnvironmentVariable("SESSIONOPS_REWRITE_SNAPSHOTS") == "1";

    public static void Matches(string folder, IReadOnlyDictionary<string, string> files)
    {
        var path = Path.Combine(Sources.Folder, "Snapshots", folder);
        if (IsRewriting)
            Rewrite(path, files);
        var expected = Directory.Exists(path) ? Directory.EnumerateFiles(path).ToDictionary(file => Path.GetFileName(file), File.ReadAllText) : [];

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(expected[file.Key], file.Value));
    }

    private static void Rewrite(string path, IReadOnlyDictionary<string, string> files)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(path, name), text);
    }
}
