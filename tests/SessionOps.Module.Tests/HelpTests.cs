using System.Management.Automation;

namespace SessionOps.PowerShell.Tests;

public sealed class HelpTests
{
    // Those of every PowerShell cmdlet, which have their own help.
    private static readonly HashSet<string> s_common = [.. Cmdlet.CommonParameters, "ProgressAction"];

    [Theory]
    [MemberData(nameof(Cmdlets.Names), MemberType = typeof(Cmdlets))]
    public void Every_parameter_has_a_text(string cmdlet)
    {
        using var runspace = new ModuleRunspace();
        var actual = runspace.Invoke($"(Get-Command {cmdlet}).Parameters.Keys").Of<string>().Where(name => !s_common.Contains(name));
        var documented = runspace
            .Invoke($"(Get-Help {cmdlet} -Full).parameters.parameter | ForEach-Object {{ if (\"$($_.description.Text)\".Length -gt 10) {{ $_.name }} }}")
            .Results.Select(name => name.ToString());
        Assert.Equal(actual.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets.Names), MemberType = typeof(Cmdlets))]
    public void Every_cmdlet_has_a_synopsis_and_two_examples_that_call_it(string cmdlet)
    {
        using var runspace = new ModuleRunspace();
        Assert.EndsWith(".", Assert.Single(runspace.Invoke($"(Get-Help {cmdlet} -Full).Synopsis").Results).ToString(), StringComparison.Ordinal);
        var codes = runspace
            .Invoke($"(Get-Help {cmdlet} -Full).examples.example | ForEach-Object {{ $_.code }}")
            .Results.Select(code => code.ToString())
            .ToList();
        Assert.True(codes.Count >= 2, $"{codes.Count} examples");
        Assert.All(codes, code => Assert.Contains(cmdlet, code, StringComparison.Ordinal));
        var remarks = runspace
            .Invoke($"(Get-Help {cmdlet} -Full).examples.example | ForEach-Object {{ $_.remarks.Text }}")
            .Results.Select(text => text.ToString());
        Assert.All(remarks, text => Assert.EndsWith(".", text.TrimEnd(), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets.Names), MemberType = typeof(Cmdlets))]
    public void Every_example_names_parameters_that_exist(string cmdlet)
    {
        using var runspace = new ModuleRunspace();
        var unknown = runspace
            .Invoke(
                $$"""
                (Get-Help {{cmdlet}} -Full).examples.example | ForEach-Object {
                    $ast = [System.Management.Automation.Language.Parser]::ParseInput($_.code, [ref]$null, [ref]$null)
                    $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object {
                        $command = Get-Command $_.GetCommandName() -Module SessionOps -ErrorAction Ignore
                        if ($command) {
                            $_.CommandElements | ForEach-Object {
                                if ($_ -is [System.Management.Automation.Language.CommandParameterAst] -and -not $command.Parameters.ContainsKey($_.ParameterName)) { $_.ParameterName }
                            }
                        }
                    }
                }
                """
            )
            .Results;
        Assert.Empty(unknown);
    }

    [Theory]
    [MemberData(nameof(Cmdlets.Names), MemberType = typeof(Cmdlets))]
    public void Syntax_shows_the_settings_where_they_matter(string cmdlet)
    {
        using var runspace = new ModuleRunspace();
        var syntax = Assert.Single(runspace.Invoke($"Get-Command {cmdlet} -Syntax").Results).ToString();
        Assert.Contains($"{cmdlet} ", syntax, StringComparison.Ordinal);
        var isAboutSessions = !cmdlet.StartsWith("ConvertFrom", StringComparison.Ordinal);
        Assert.Equal(isAboutSessions, syntax.Contains("[-Store <string>]", StringComparison.Ordinal));
        Assert.Equal(isAboutSessions, syntax.Contains("[-YouTubeUrl <uri>]", StringComparison.Ordinal));
    }

    [Fact]
    public void Full_help_reads_as_text()
    {
        using var runspace = new ModuleRunspace();
        var help = runspace.Show("Get-Help Get-PoToken -Full");
        Assert.Contains("SYNOPSIS", help, StringComparison.Ordinal);
        Assert.Contains("The video that the token is for: its 11-character id, or the address of its page on YouTube.", help, StringComparison.Ordinal);
        Assert.Contains("Get-PoToken -VideoId dQw4w9WgXcQ", help, StringComparison.Ordinal);
        Assert.Contains("True (ByPropertyName)", help, StringComparison.Ordinal);
    }

    [Fact]
    public void The_about_topic_names_every_cmdlet()
    {
        using var runspace = new ModuleRunspace();
        var topic = runspace.Show("Get-Help about_SessionOps");
        Assert.All(Cmdlets.Types.Select(Cmdlets.NameOf), name => Assert.Contains(name, topic, StringComparison.Ordinal));
        Assert.Contains("SessionOps__Store", topic, StringComparison.Ordinal);
    }
}
