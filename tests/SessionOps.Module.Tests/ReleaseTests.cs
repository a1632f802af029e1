using System.Diagnostics;
using System.IO.Compression;

namespace SessionOps.PowerShell.Tests;

/// <summary>
/// A release, installed and used by a complete PowerShell. <c>SESSIONOPS_RELEASE=&lt;folder&gt;</c> names where <c>PackModule</c> left it;
/// <c>SESSIONOPS_RELEASE=clone</c> makes one of a clean clone of the last commit, which takes some minutes.
/// </summary>
public sealed class ReleaseTests : IDisposable
{
    private const string Variable = "SESSIONOPS_RELEASE";

    // What makes an archive a package.
    private static readonly string[] s_ofPackages = ["_rels/.rels", "[Content_Types].xml", "SessionOps.nuspec"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-");

    public void Dispose()
    {
        // Git writes files that may not be written again, which Windows does not delete.
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly))
            file.IsReadOnly = false;
        _folder.Delete(recursive: true);
    }

    [SkippableFact]
    public async Task Installs_and_gives_a_token()
    {
        var release = Environment.GetEnvironmentVariable(Variable);
        Skip.If(string.IsNullOrEmpty(release), $"A release is tried only with {Variable}=<folder of its package>, or {Variable}=clone to make one.");
        if (release == "clone")
            release = await PackCloneAsync();
        var package = Assert.Single(Directory.GetFiles(release, "SessionOps.*.nupkg"));
        var archive = Assert.Single(Directory.GetFiles(release, "SessionOps-*.zip"));

        Assert.Equal(FilesOf(package, "").Except(s_ofPackages), FilesOf(archive, "SessionOps/"));
        await PesterRun.AssertPassedAsync(package);
    }

    private async Task<string> PackCloneAsync()
    {
        var clone = Path.Combine(_folder.FullName, "clone");
        await RunAsync("git", "clone", "--quiet", BuildMetadata.Of("Repository"), clone);
        await RunAsync("dotnet", "build", Path.Combine(clone, "module", "Cmdlets"), "-t:PackModule", "-c", "Release", "-nodeReuse:false");
        return Path.Combine(clone, "artifacts");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{output}{await error}");
    }

    private static List<string> FilesOf(string archive, string folder)
    {
        using var files = ZipFile.OpenRead(archive);
        return
        [
            .. files
                .Entries.Select(entry => entry.FullName)
                .Where(file => file.StartsWith(folder, StringComparison.Ordinal) && !file.EndsWith('/') && !file.EndsWith(".psmdcp", StringComparison.Ordinal))
                .Select(file => file[folder.Length..])
                .Order(StringComparer.Ordinal),
        ];
    }
}
