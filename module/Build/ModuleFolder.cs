using System.Text;

namespace SessionOps.Module.Build;

/// <summary>The module's folder: only what changed is written, and what does not belong is removed.</summary>
/// <param name="root">The folder.</param>
internal sealed class ModuleFolder(string root)
{
    private readonly HashSet<string> _kept = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes a text file.</summary>
    // A here-string takes the line ends of its source file, which a checkout may have changed.
    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));

    /// <summary>Writes a file.</summary>
    public void Write(string path, byte[] bytes)
    {
        var target = Keep(path);
        if (!File.Exists(target) || !File.ReadAllBytes(target).AsSpan().SequenceEqual(bytes))
            Replace(target, temporary => File.WriteAllBytes(temporary, bytes));
    }

    /// <summary>Copies a file.</summary>
    public void Copy(string source, string path)
    {
        var target = Keep(path);
        var (from, to) = (new FileInfo(source), new FileInfo(target));
        if (!to.Exists || to.Length != from.Length || to.LastWriteTimeUtc != from.LastWriteTimeUtc)
        {
            Replace(
                target,
                temporary =>
                {
                    File.Copy(source, temporary, overwrite: true);
                    File.SetLastWriteTimeUtc(temporary, from.LastWriteTimeUtc);
                }
            );
        }
    }

    /// <summary>Removes what an earlier build left.</summary>
    public void RemoveOthers()
    {
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => !_kept.Contains(file)).ToList())
            File.Delete(file);
        foreach (var folder in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).OrderByDescending(folder => folder.Length).ToList())
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
    }

    private string Keep(string path)
    {
        var target = Path.GetFullPath(Path.Combine(root, path));
        _kept.Add(target);
        return target;
    }

    // By renaming: a PowerShell that has the old file loaded keeps it.
    private static void Replace(string target, Action<string> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.{Environment.ProcessId}";
        write(temporary);
        File.Move(temporary, target, overwrite: true);
    }
}
