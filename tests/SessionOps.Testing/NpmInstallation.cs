using System.Diagnostics;
using System.Security.Cryptography;

namespace SessionOps.Testing;

/// <summary>Installs npm packages as their lock file pins them, once per user and lock file.</summary>
public static class NpmInstallation
{
    /// <summary>Whether it can run here.</summary>
    public static bool IsPossible => OnPath("node") && OnPath("npm");

    /// <summary>Installs the packages of a folder with a package.json and a lock file, and gives the folder that has them.</summary>
    /// <param name="sources">The folder.</param>
    /// <param name="name">What the installation is called.</param>
    public static async Task<string> EnsureAsync(string sources, string name)
    {
        var lockFile = Path.Combine(sources, "package-lock.json");
        var hash = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(lockFile)))[..12];
        var cache = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } home ? home : Path.GetTempPath();
        var folder = Path.Combine(cache, "sessionops-tests", $"{name}-{hash}");
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);

        using var alone = await LockAsync(folder + ".lock");
        if (Directory.Exists(folder))
            return folder;
        // Installed beside its place and then moved: what is there is complete.
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        foreach (var file in (string[])["package.json", "package-lock.json"])
            File.Copy(Path.Combine(sources, file), Path.Combine(unfinished, file));
        await InstallAsync(unfinished);
        Directory.Move(unfinished, folder);
        return folder;
    }

    private static async Task InstallAsync(string folder)
    {
        string[] arguments = ["ci", "--omit=dev", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd", ["/c", "npm", .. arguments]) : new ProcessStartInfo("npm", arguments);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var npm = Process.Start(start)!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm could not install the packages of {folder} (exit code {npm.ExitCode}): {await errors}{await output}");
    }

    // Several test processes may start at once on a new machine; one of them installs.
    private static async Task<FileStream> LockAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder =>
                (OperatingSystem.IsWindows() ? (string[])[".exe", ".cmd"] : [""]).Any(extension => File.Exists(Path.Combine(folder, program + extension)))
            );
}
