using System.Diagnostics;
using SessionOps.Scripting;
using SessionOps.Scripting.Audio;
using SessionOps.Testing;

namespace SessionOps.Engines.Tests.Browser;

/// <summary>The sources of the environment share one scope and are loaded in order; ESLint says whether each finds the names that it uses.</summary>
public sealed class SourceTests
{
    [SkippableFact]
    public async Task Every_name_is_defined_before_it_is_needed_and_used_by_something() => Assert.Equal("", await LintAsync(BrowserEnvironment.Source.Text));

    [SkippableFact]
    public async Task The_interfaces_of_sound_use_only_what_they_are_given() =>
        Assert.Equal("", await LintAsync($"(function (tools) {{{SoundEngine.Answer("interfaces", CancellationToken.None).Lines}}})"));

    [SkippableTheory]
    [InlineData("(function (host) { return host.now + missing; })", "'missing' is not defined")]
    [InlineData("(function (host) { class Early extends Late {} class Late {} return [host, Early]; })", "'Late' was used before it was defined")]
    [InlineData("(function (host) { const left = 1; return host; })", "'left' is assigned a value but never used")]
    public async Task A_name_that_is_missing_late_or_left_over_is_found(string source, string problem) => Assert.Contains(problem, await LintAsync(source));

    private static async Task<string> LintAsync(string source)
    {
        Skip.IfNot(NpmInstallation.IsPossible, "NOT TESTED: the names in the environment's sources, because Node.js (node, npm) is not on the PATH.");
        var scripts = Path.Combine(AppContext.BaseDirectory, "lint");
        var start = new ProcessStartInfo("node", [Path.Combine(scripts, "lint.js")])
        {
            WorkingDirectory = await NpmInstallation.EnsureAsync(scripts, "lint"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(source);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return await output;
    }
}
