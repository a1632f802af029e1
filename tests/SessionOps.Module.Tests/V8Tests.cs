namespace SessionOps.PowerShell.Tests;

public sealed class V8Tests : IDisposable
{
    private readonly ModuleCopy _module = new();

    public void Dispose() => _module.Dispose();

    [Fact]
    public async Task Without_its_native_library_it_says_which_package_and_where_to_put_it()
    {
        var (code, _, error) = await ConsoleProcess.RunAsync("--module", _module.Folder, "--simulator", "New-YouTubeSession -Engine v8");
        Assert.Equal(1, code);
        Assert.Contains("EngineUnavailable,SessionOps.PowerShell.NewYouTubeSessionCommand: ", error, StringComparison.Ordinal);
        Assert.Contains($"Microsoft.ClearScript.V8.Native.{ModuleCopy.Platform} {BuildMetadata.Of("ClearScriptVersion")}", error, StringComparison.Ordinal);
        Assert.Contains($"runtimes/{ModuleCopy.Platform}/native beside ClearScript.V8.dll", error, StringComparison.Ordinal);
        Assert.Contains(_module.Dependencies, error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task With_its_native_library_there_it_runs()
    {
        Skip.IfNot(ModuleCopy.Platform == "linux-x64", "The native package that these tests restore is the one for linux-x64.");
        var native = Path.Combine("runtimes", ModuleCopy.Platform, "native");
        Directory.CreateDirectory(Path.Combine(_module.Dependencies, native));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(BuildMetadata.Of("ClearScriptNative"), native), "*.so"))
            File.CreateSymbolicLink(Path.Combine(_module.Dependencies, native, Path.GetFileName(file)), file);

        var (code, output, error) = await ConsoleProcess.RunAsync(
            "--module",
            _module.Folder,
            "--simulator",
            "New-YouTubeSession -Engine v8 | ForEach-Object { \"$($_.Engine) $($_.Grade)\" }"
        );

        Assert.True(code == 0, error);
        Assert.Equal("v8 Integrity", output.Trim());
    }
}
