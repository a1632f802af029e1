using System.Text.RegularExpressions;

namespace SessionOps.Core.Tests.Documentation;

/// <summary>
/// Every command of the documentation is run, in this or an equal form, by the named test or workflow, or needs something that no test has.
/// Which of the two is written here; a command that is not found here fails.
/// </summary>
public sealed class CommandTests
{
    private const string Needs = "needs ";

    private static readonly string[] s_shells = ["sh", "console", "bash", "powershell"];

    private static readonly (string Command, string ShownBy)[] s_commands =
    [
        (@"^dotnet (build|test) SessionOps\.sln", ".github/workflows/build.yml"),
        (@"^dotnet run --project src/SessionOps\.Server -- --simulator", ".github/workflows/build.yml"),
        (@"^curl (-s )?http://127\.0\.0\.1:4416/api/session", ".github/workflows/build.yml"),
        (@"^curl (-X POST )?http://127\.0\.0\.1:4416/api/potoken", "tests/SessionOps.Server.Tests/EndToEnd/ServerTests.cs"),
        (
            @"^(SessionOps__Keys__me=\S+ \S+ \S+ )?dotnet run --project src/SessionOps\.Server -- --urls|^SessionOps__Keys__me=",
            "tests/SessionOps.Server.Tests/KeyTests.cs"
        ),
        ("^curl http://host:4416", "tests/SessionOps.Server.Tests/KeyTests.cs"),
        (@"^dotnet run --project src/SessionOps\.Server -- doctor", "tests/SessionOps.Server.Tests/EndToEnd/DoctorTests.cs"),
        (@"^dotnet run --project src/SessionOps\.Server( +#.*| &)?$", Needs + "YouTube"),
        ("^(dotnet tool install --global SessionOps.Server|sessionops)", "tests/SessionOps.Packages.Tests/SampleTests.cs"),
        ("^dotnet run --project module/Shell", "tests/SessionOps.Module.Tests/ConsoleTests.cs"),
        ("^dotnet build module/Cmdlets", ".github/workflows/module.yml"),
        (@"^(pwsh -NoProfile -Command ""|)Import-Module \./module/out/SessionOps", "tests/SessionOps.Module.Tests/PesterTests.cs"),
        ("^(Register|Install)-PSResource", ".github/workflows/module.yml"),
        ("^Publish-PSResource", Needs + "a gallery"),
        ("^(New|Get)-(YouTubeSession|PoToken)", "tests/SessionOps.Module.Tests/EndToEndTests.cs"),
        ("^(Set|Get)-Secret|AsSecureString", Needs + "a vault"),
        (@"^(\$action|\$trigger|Register-ScheduledTask|New-Service)", Needs + "Windows"),
        (@"^(\$deps|Invoke-WebRequest|Expand-Archive|Copy-Item)", Needs + "the package feed"),
        (@"^(python3 -m pip|yt-dlp)", Needs + "YouTube"),
        ("^SESSIONOPS_YTDLP=", "tests/SessionOps.Server.Tests/EndToEnd/YtDlpPluginTests.cs"),
        (@"^curl -s http://127\.0\.0\.1:8080", Needs + "another project's server"),
        ("^SESSIONOPS_LIVE=1", Needs + "YouTube"),
        (@"^(azd|app=|key=|curl ""https://\$app)", Needs + "Azure"),
        ("^(npx azurite|cp functions/local|cd functions/bin)", Needs + "Azure's Core Tools"),
        ("^dotnet build functions", ".github/workflows/build.yml"),
        ("^docker", ".github/workflows/build.yml"),
        (@"^dotnet publish src/SessionOps\.Server", ".github/workflows/build.yml"),
        ("^(SessionOps__Store=file:/var|sudo )", Needs + "a machine to install on"),
        (@"^dotnet run --project src/SessionOps\.Simulator", ".github/workflows/module.yml"),
        (@"^(curl -X PUT http://127\.0\.0\.1:4555|-d '\[)", "tests/SessionOps.Simulator.Tests/FaultTests.cs"),
        (@"^(dotnet (build -c Release|publish) tests/SessionOps\.Benchmarks|B=|time \$B|\$B|SESSIONOPS_RECORDINGS=)", Needs + "recorded challenges"),
        ("^node eng/recordings", Needs + "recorded challenges"),
        ("^node --jitless", Needs + "a quiet machine"),
        (@"^(dotnet build module/Shell -c Release|mkdir none|dotnet \$S|SESSIONOPS_MEASURE=)", Needs + "a quiet machine"),
        (@"^(cd eng/browser-table|node eng/conformance|\(cd tests/libraries)", Needs + "Chromium"),
        (@"^dotnet test tests/SessionOps\.Engines\.Tests", ".github/workflows/build.yml"),
    ];

    [Fact]
    public void Each_command_is_run_or_says_what_it_needs() =>
        Assert.Empty(
            Commands()
                .Where(command => !s_commands.Any(known => Regex.IsMatch(command.Line, known.Command)))
                .Select(command => $"{command.Page}: {command.Line}")
        );

    [Fact]
    public void What_runs_a_command_is_there() =>
        Assert.All(
            s_commands.Where(known => !known.ShownBy.StartsWith(Needs, StringComparison.Ordinal)),
            known => Assert.True(File.Exists(Path.Combine(DocumentedTable.Root, known.ShownBy)), known.ShownBy)
        );

    [Fact]
    public void Knows_no_command_that_no_page_has() =>
        Assert.All(s_commands, known => Assert.Contains(Commands(), command => Regex.IsMatch(command.Line, known.Command)));

    private static IEnumerable<(MarkdownPage Page, string Line)> Commands() =>
        from page in MarkdownPage.All
        from block in page.Blocks
        where s_shells.Contains(block.Language)
        from line in block.Lines
        let command = line.Trim()
        where command.Length > 0 && !command.StartsWith('#')
        select (page, command);
}
