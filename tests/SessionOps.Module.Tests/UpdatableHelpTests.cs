using System.ComponentModel;
using System.Diagnostics;

namespace SessionOps.PowerShell.Tests;

public sealed class UpdatableHelpTests : IDisposable
{
    private static readonly string s_published = Path.Combine(ModuleUnderTest.Folder, "..", "UpdatableHelp");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-");

    public void Dispose() => _folder.Delete(recursive: true);

    // What Windows unpacks is the cabinet, elsewhere the zip.
    [Fact]
    public async Task Update_Help_takes_what_a_release_publishes()
    {
        using var module = new ModuleCopy();
        var installed = Directory.CreateSymbolicLink(Path.Combine(_folder.CreateSubdirectory("modules").FullName, "SessionOps"), module.Folder);
        var manifest = Path.Combine(installed.FullName, "SessionOps.psd1");
        var text = await File.ReadAllTextAsync(manifest);
        await File.WriteAllTextAsync(
            manifest,
            text.Replace("    VariablesToExport = @()", "    VariablesToExport = @()\n    HelpInfoUri = 'https://127.0.0.1:9/'", StringComparison.Ordinal)
        );
        // Help that came with the module would be found first.
        Directory.Delete(Path.Combine(module.Folder, "en-US"), recursive: true);

        var output = await RunAsync(
            $$"""
            $ErrorActionPreference = 'Stop'
            $env:PSModulePath = '{{Path.GetDirectoryName(installed.FullName)}}' + [IO.Path]::PathSeparator + $env:PSModulePath
            Update-Help -Module SessionOps -SourcePath '{{s_published}}' -UICulture en-US -Scope AllUsers
            Get-ChildItem '{{module.Folder}}/en-US' -Name
            "Synopsis: $((Get-Help Get-PoToken).Synopsis)"
            """
        );

        Assert.Contains("about_SessionOps_Bindings.help.txt", output, StringComparison.Ordinal);
        Assert.Contains("SessionOps.PowerShell.dll-Help.xml", output, StringComparison.Ordinal);
        // Without help PowerShell shows the syntax.
        Assert.Matches(@"Synopsis: [A-Z][^\[]+\.", output);
    }

    [SkippableFact]
    public async Task The_cabinet_of_Windows_holds_the_same_files()
    {
        var start = new ProcessStartInfo("cabextract", ["--quiet", "--directory", _folder.FullName, Assert.Single(Directory.GetFiles(s_published, "*.cab"))]);
        using var process = TryStart(start);
        Skip.If(process is null, "There is no cabextract on this machine: nothing but Update-Help on Windows unpacks the cabinet.");
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        var help = Path.Combine(ModuleUnderTest.Folder, "en-US");
        Assert.Equal(NamesOf(help), NamesOf(_folder.FullName));
        Assert.All(NamesOf(help), name => Assert.Equal(File.ReadAllBytes(Path.Combine(help, name!)), File.ReadAllBytes(Path.Combine(_folder.FullName, name!))));
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string?> NamesOf(string folder) => Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static async Task<string> RunAsync(string script)
    {
        var command = await RealPowerShell.CommandAsync();
        var start = new ProcessStartInfo(command[0], [.. command[1..], "-NoProfile", "-NonInteractive", "-Command", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{output}{await error}");
        return output;
    }
}
