namespace SessionOps.PowerShell.Tests;

public sealed class CompiledAheadTests : IDisposable
{
    private const string LoadedJint =
        "$null = New-YouTubeSession; [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Jint' } | ForEach-Object Location";

    private static readonly string s_runtime = $"net{Environment.Version.Major}.0";

    private readonly ModuleCopy _module = new();

    public void Dispose() => _module.Dispose();

    [Fact]
    public async Task What_is_compiled_ahead_for_this_runtime_and_platform_is_loaded_instead()
    {
        var compiled = CopyTo(s_runtime, ModuleCopy.Platform, "Jint.dll");
        Assert.Equal(compiled, await LoadedAsync());
    }

    [Fact]
    public async Task What_is_compiled_ahead_for_others_is_left_alone()
    {
        CopyTo(s_runtime, "freebsd-x64", "Jint.dll");
        CopyTo("net5.0", ModuleCopy.Platform, "Jint.dll");
        Assert.Equal(Path.Combine(_module.Dependencies, "Jint.dll"), await LoadedAsync());
    }

    private string CopyTo(string runtime, string platform, string file)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_module.Dependencies, "readytorun", runtime, platform)).FullName;
        var copy = Path.Combine(folder, file);
        File.Copy(Path.Combine(_module.Dependencies, file), copy);
        return copy;
    }

    private async Task<string> LoadedAsync()
    {
        var (code, output, error) = await ConsoleProcess.RunAsync("--module", _module.Folder, "--simulator", LoadedJint);
        Assert.True(code == 0, error);
        return output.Trim();
    }
}
