using System.Diagnostics;

namespace SessionOps.PowerShell.Tests;

/// <summary>The build's last step, run again on what the build left, into a folder of its own.</summary>
public sealed class BuildTests : IDisposable
{
    private static readonly DateTime s_longAgo = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-");

    private string Module => Path.Combine(_folder.FullName, "SessionOps");

    private string Help => Path.Combine(_folder.FullName, "UpdatableHelp");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_second_build_leaves_alone_what_is_unchanged()
    {
        await BuildAsync();
        var written = Path.Combine(Module, "SessionOps.psd1");
        File.SetLastWriteTimeUtc(written, s_longAgo);
        // Same length, same time: only another copy would bring the content back.
        var copied = Path.Combine(Module, "LICENSE");
        var time = File.GetLastWriteTimeUtc(copied);
        await File.WriteAllTextAsync(copied, new string('x', (int)new FileInfo(copied).Length));
        File.SetLastWriteTimeUtc(copied, time);

        await BuildAsync();

        Assert.Equal(s_longAgo, File.GetLastWriteTimeUtc(written));
        Assert.StartsWith("xxx", await File.ReadAllTextAsync(copied), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_build_left_goes()
    {
        await BuildAsync();
        var left = Directory.CreateDirectory(Path.Combine(Module, "bin", "deps", "old"));
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "Old.dll"), "");

        await BuildAsync();

        Assert.False(Directory.Exists(left.FullName));
        Assert.Equal(FilesOf(ModuleUnderTest.Folder), FilesOf(Module));
    }

    [Fact]
    public async Task Builds_at_the_same_time_leave_one_whole_module()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BuildAsync()));
        Assert.Equal(FilesOf(ModuleUnderTest.Folder), FilesOf(Module));
    }

    [Fact]
    public async Task A_release_says_in_both_files_where_newer_help_will_be()
    {
        const string address = "https://example.org/releases/latest/download/";

        await BuildAsync(address);

        Assert.Contains($"HelpInfoUri = '{address}'", await File.ReadAllTextAsync(Path.Combine(Module, "SessionOps.psd1")), StringComparison.Ordinal);
        var information = Assert.Single(Directory.GetFiles(Help, "*_HelpInfo.xml"));
        Assert.Contains($"<HelpContentURI>{address}</HelpContentURI>", await File.ReadAllTextAsync(information), StringComparison.Ordinal);
    }

    private async Task BuildAsync(string helpAddress = "")
    {
        var inputs = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.txt");
        Dictionary<string, string> changed = new()
        {
            ["output"] = Module,
            ["helpOutput"] = Help,
            ["helpAddress"] = helpAddress,
        };
        var lines = await File.ReadAllLinesAsync(BuildMetadata.Of("BuildInputs"));
        await File.WriteAllLinesAsync(
            inputs,
            lines.Select(line => line.Split('=')[0] is var name && changed.TryGetValue(name, out var value) ? $"{name}={value}" : line)
        );
        using var process = Process.Start(new ProcessStartInfo("dotnet", [BuildMetadata.Of("BuildTool"), inputs]) { RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, error);
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
}
