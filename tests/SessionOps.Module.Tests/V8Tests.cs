using System.Runtime.InteropServices;

namespace SessionOps.ModuleTests;

public sealed class V8Tests : IDisposable
{
    private static readonly string s_platform =
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-");

    private string Dependencies => Path.Combine(_folder.FullName, "bin", "deps");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Without_its_native_library_it_says_which_package_and_where_to_put_it()
    {
        CopyModule();
        var (code, _, error) = await ConsoleProcess.RunAsync("--module", _folder.FullName, "--simulator", "New-YouTubeSession -Engine v8");
        Assert.Equal(1, code);
        Assert.Contains("EngineUnavailable,SessionOps.PowerShell.NewYouTubeSessionCommand: ", error, StringComparison.Ordinal);
        Assert.Contains($"Microsoft.ClearScript.V8.Native.{s_platform} {BuildMetadata.Of("ClearScriptVersion")}", error, StringComparison.Ordinal);
        Assert.Contains($"runtimes/{s_platform}/native beside ClearScript.V8.dll", error, StringComparison.Ordinal);
        Assert.Contains(Dependencies, error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task With_its_native_library_there_it_runs()
    {
        Skip.IfNot(s_platform == "linux-x64", "The native package that these tests restore is the one for linux-x64.");
        CopyModule();
        var native = Path.Combine("runtimes", s_platform, "native");
        Directory.CreateDirectory(Path.Combine(Dependencies, native));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(BuildMetadata.Of("ClearScriptNative"), native), "*.so"))
            File.CreateSymbolicLink(Path.Combine(Dependencies, native, Path.GetFileName(file)), file);

        var (code, output, error) = await ConsoleProcess.RunAsync(
            "--module", _folder.FullName, "--simulator", "New-YouTubeSession -Engine v8 | ForEach-Object { \"$($_.Engine) $($_.Grade)\" }");

        Assert.True(code == 0, error);
        Assert.Equal("v8 Integrity", output.Trim());
    }

    private void CopyModule()
    {
        foreach (var file in Directory.EnumerateFiles(ModuleUnderTest.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(ModuleUnderTest.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
