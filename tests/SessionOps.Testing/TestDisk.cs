using System.Diagnostics;

namespace SessionOps.Testing;

/// <summary>A small disk for one test, which can be filled and made read-only, by the operating system's own means.</summary>
public sealed class TestDisk : IDisposable
{
    private const string Filler = "filler";

    private static readonly Lazy<string?> s_obstacle = new(FindObstacle);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-disk-");
    private readonly bool _isMounted;

    public TestDisk() => _isMounted = s_obstacle.Value is null && Mount("-t", "tmpfs", "-o", "size=128k,mode=0777", "tmpfs", Path);

    /// <summary>Why no disk can be spoilt here; null when one can.</summary>
    /// <param name="isFull">Whether it is to be filled, or to be made read-only.</param>
    public static string? ObstacleTo(bool isFull) =>
        OperatingSystem.IsWindows() ? "Windows has no file modes."
        : isFull || Environment.IsPrivilegedProcess ? s_obstacle.Value
        : null;

    /// <summary>The disk's folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>Fills it, or lets nothing be written to it any more: to root by the mount, which asks no file modes, to everybody else by these.</summary>
    public void Spoil(bool isFull)
    {
        if (isFull)
            Fill();
        else if (Environment.IsPrivilegedProcess && !Mount("-o", "remount,ro", Path))
            throw new InvalidOperationException("The disk is in use, so that it cannot be made read-only.");
        else if (!Environment.IsPrivilegedProcess)
            SetModes(UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    /// <summary>Gives room and rights back.</summary>
    public void Heal()
    {
        if (Environment.IsPrivilegedProcess && _isMounted)
            Mount("-o", "remount,rw", Path);
        else
            SetModes(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Delete(System.IO.Path.Combine(Path, Filler));
    }

    /// <summary>The files on it, but for what fills it.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Where(static file => System.IO.Path.GetFileName(file) != Filler)];

    public void Dispose()
    {
        Heal();
        if (_isMounted)
            Run("umount", "-l", Path);
        _folder.Delete(recursive: true);
    }

    private void Fill()
    {
        using var filler = new FileStream(System.IO.Path.Combine(Path, Filler), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                filler.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private void SetModes(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var folder in (string[])[Path, .. Directory.EnumerateDirectories(Path, "*", SearchOption.AllDirectories)])
            File.SetUnixFileMode(folder, mode);
    }

    private static string? FindObstacle()
    {
        if (!OperatingSystem.IsLinux())
            return "Only Linux mounts a disk of a few kilobytes.";
        var folder = Directory.CreateTempSubdirectory("sessionops-disk-");
        try
        {
            if (!Mount("-t", "tmpfs", "-o", "size=4k", "tmpfs", folder.FullName))
                return "Only root may mount a small disk.";
            Run("umount", folder.FullName);
            return null;
        }
        finally
        {
            folder.Delete();
        }
    }

    private static bool Mount(params string[] arguments) => Run("mount", arguments);

    private static bool Run(string program, params string[] arguments)
    {
        // A runner of a CI system lets its user be root without a password; nobody else is asked for one.
        var isRunner = !Environment.IsPrivilegedProcess && Environment.GetEnvironmentVariable("CI") is { Length: > 0 };
        if (!Environment.IsPrivilegedProcess && !isRunner)
            return false;
        var start = isRunner ? new ProcessStartInfo("sudo", ["-n", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
