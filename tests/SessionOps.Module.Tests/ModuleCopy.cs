using System.Runtime.InteropServices;

namespace SessionOps.PowerShell.Tests;

/// <summary>A copy of the built module that a test may change.</summary>
internal sealed class ModuleCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-");

    public ModuleCopy()
    {
        foreach (var file in Directory.EnumerateFiles(ModuleUnderTest.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(ModuleUnderTest.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>This machine, as packages name it.</summary>
    public static string Platform { get; } =
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    public string Folder => _folder.FullName;

    public string Dependencies => Path.Combine(Folder, "bin", "deps");

    public void Dispose() => _folder.Delete(recursive: true);
}
