using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

/// <summary>Runs the cmdlets that are made of the operations, on the stand-in of their base class.</summary>
public sealed class CmdletBehaviorTests(CmdletHost host) : IClassFixture<CmdletHost>
{
    [Theory]
    [InlineData("Get-PoToken", "the session's own on shared-default")]
    [InlineData("Get-PoToken abc", "abc on shared-default")]
    [InlineData("Get-PoToken -VideoId dQw4w9WgXcQ -Name batch", "dQw4w9WgXcQ on shared-batch")]
    [InlineData("'a' | Get-PoToken", "a on shared-default")]
    [InlineData("7 | Get-PoToken", "7 on shared-default")]
    [InlineData("New-YouTubeSession own | Get-PoToken", "the session's own on piped-own")]
    [InlineData("New-YouTubeSession own | Get-PoToken -VideoId dQw4w9WgXcQ", "dQw4w9WgXcQ on piped-own")]
    [InlineData("New-YouTubeSession own | Get-PoToken abc", "abc on piped-own")]
    [InlineData("$s = New-YouTubeSession own; Get-PoToken abc -Session $s", "abc on piped-own")]
    [InlineData("$s = New-YouTubeSession own; 'a' | Get-PoToken -Session $s", "a on piped-own")]
    [InlineData("[pscustomobject]@{ id = 'dQw4w9WgXcQ' } | Get-PoToken", "dQw4w9WgXcQ on shared-default")]
    [InlineData("[pscustomobject]@{ id = 'dQw4w9WgXcQ' } | Get-PoToken -Session (New-YouTubeSession own)", "dQw4w9WgXcQ on piped-own")]
    [InlineData("Get-PoToken https://youtu.be/dQw4w9WgXcQ", "dQw4w9WgXcQ on shared-default")]
    public void A_token_is_asked_for_with_what_was_given(string script, string asked) =>
        Assert.Equal([asked], host.Run(script + " | ForEach-Object { $_.ContentBinding + ' on ' + $_.Value }"));

    [Fact]
    public void Numbers_stream_through_one_pipeline() => Assert.Equal(["1", "2", "3"], host.Run("1..3 | Get-PoToken | ForEach-Object { $_.ContentBinding }"));

    [Theory]
    [InlineData("New-YouTubeSession own | Test-YouTubeSession | ForEach-Object { $_.Name }", "own")]
    [InlineData("'batch' | Get-YouTubeSession | ForEach-Object { $_.Name }", "batch")]
    [InlineData("New-YouTubeSession own | Update-YouTubeSession -Force | ForEach-Object { $_.Name }", "own")]
    [InlineData("Get-PoToken | ConvertFrom-PoToken | ForEach-Object { $_.Form }", "Unknown")]
    [InlineData("(New-YouTubeSession own | ConvertTo-YtDlpArgument)[0]", "--extractor-args")]
    [InlineData("New-YouTubeSession own | Publish-YouTubeSession | ForEach-Object { $_.Name }", "own")]
    public void Objects_are_piped_as_a_whole_or_by_a_property(string script, string result) => Assert.Equal([result], host.Run(script));

    [Theory]
    [InlineData("Get-PoToken a, b | ForEach-Object { $_.ContentBinding }", "a b")]
    [InlineData("Get-PoToken -VideoId dQw4w9WgXcQ, jNQXAC9IVRw | ForEach-Object { $_.ContentBinding }", "dQw4w9WgXcQ jNQXAC9IVRw")]
    [InlineData("Get-YouTubeSession a, b | ForEach-Object { $_.Name }", "a b")]
    [InlineData("Get-YouTubeSession stored-* | ForEach-Object { $_.Name }", "stored-a stored-b")]
    public void Several_values_are_several_runs(string script, string results) => Assert.Equal(results.Split(' '), host.Run(script));

    [Theory]
    [InlineData("Get-PoToken a -VideoId dQw4w9WgXcQ")]
    [InlineData("Get-PoToken a -Name x -Session (New-YouTubeSession own)")]
    [InlineData("@{ VideoId = 'dQw4w9WgXcQ' } | Get-PoToken")]
    [InlineData("$null | Test-YouTubeSession")]
    [InlineData("Test-YouTubeSession -Session $null")]
    public void What_excludes_each_other_or_is_nothing_is_refused(string script) => Assert.NotEmpty(host.ErrorsOf(script));

    [Fact]
    public void Syntax_shows_a_line_for_each_choice()
    {
        var syntax = Assert.Single(host.Run("(Get-Command Get-PoToken -Syntax) -join ''"));
        Assert.Contains("[[-ContentBinding] <string[]>] [-Context <PoTokenContext>] [-Client <string>] [-Name <string>]", syntax, StringComparison.Ordinal);
        Assert.Contains("-VideoId <string[]> [-Context <PoTokenContext>] [-Client <string>] [-Name <string>]", syntax, StringComparison.Ordinal);
        Assert.Contains("-VideoId <string[]> -Session <YouTubeSession> [-Context <PoTokenContext>] [-Client <string>]", syntax, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-YouTubeSession -WhatIf")]
    [InlineData("Remove-YouTubeSession own -WhatIf")]
    [InlineData("Remove-YouTubeSession own")]
    public void Nothing_comes_out_of_what_is_not_done_or_has_no_result(string script) => Assert.Empty(host.Run(script));

    [Fact]
    public void A_wrong_name_is_refused_with_a_sentence()
    {
        var error = Assert.Single(host.ErrorsOf("Get-YouTubeSession 'No such name'"));

        Assert.Contains("A session's name has 1 to 64 of a-z", error, StringComparison.Ordinal);
    }
}
