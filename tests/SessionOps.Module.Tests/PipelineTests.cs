using System.Net;
using System.Security;

namespace SessionOps.PowerShell.Tests;

public sealed class PipelineTests
{
    [Fact]
    public void Numbers_are_bindings_and_each_gets_its_token()
    {
        using var runspace = new ModuleRunspace();
        var tokens = runspace.Invoke("1..50 | Get-PoToken").Of<PoToken>().ToList();
        Assert.Equal(Enumerable.Range(1, 50).Select(number => $"{number}"), tokens.Select(token => token.ContentBinding));
    }

    [Fact]
    public void A_piped_session_is_the_session_and_no_binding()
    {
        using var runspace = new ModuleRunspace();
        var token = Assert.Single(runspace.Invoke("New-YouTubeSession -Name batch | Get-PoToken -VideoId dQw4w9WgXcQ").Of<PoToken>());
        Assert.Equal("dQw4w9WgXcQ", token.ContentBinding);
        Assert.Equal("batch", runspace.Service.LastMint!.Session!.Name);
        Assert.Empty(runspace.Invoke("New-YouTubeSession | Get-PoToken").Errors);
        Assert.Null(runspace.Service.LastMint!.ContentBinding);
    }

    [Fact]
    public void A_property_of_the_piped_object_is_taken_by_its_name()
    {
        using var runspace = new ModuleRunspace();
        var token = Assert.Single(runspace.Invoke("[pscustomobject]@{ VideoId = 'dQw4w9WgXcQ' } | Get-PoToken").Of<PoToken>());
        Assert.Equal("dQw4w9WgXcQ", token.ContentBinding);
        Assert.Equal(["b"], runspace.Invoke("[pscustomobject]@{ Name = 'b' } | New-YouTubeSession").Of<YouTubeSession>().Select(session => session.Name));
    }

    [Fact]
    public void A_downstream_that_had_enough_ends_the_stream()
    {
        using var runspace = new ModuleRunspace();
        foreach (var name in new[] { "a", "b", "c" })
            runspace.Service.Store(FakeSessionService.Session(name));
        // Select-Object is not part of the engine alone: break ends a pipeline, too.
        var taken = runspace.Invoke("foreach ($once in 1) { Update-YouTubeSession | ForEach-Object { $_; break } }");
        Assert.Equal(["a"], taken.Of<YouTubeSession>().Select(session => session.Name));
        Assert.Empty(taken.Errors);
    }

    [Fact]
    public void A_secure_string_holds_the_bare_token()
    {
        using var runspace = new ModuleRunspace();
        var secret = Assert.Single(runspace.Invoke("Get-PoToken -VideoId dQw4w9WgXcQ -AsSecureString").Of<SecureString>());
        Assert.True(secret.IsReadOnly());
        Assert.Equal("MnToken", new NetworkCredential("", secret).Password);
    }

    [Fact]
    public void A_session_goes_from_one_store_to_another()
    {
        using var runspace = new ModuleRunspace();
        runspace.Service.Store(FakeSessionService.Session("default"));
        var published = Assert.Single(runspace.Invoke("Import-YouTubeSession | Publish-YouTubeSession -PassThru").Of<YouTubeSession>());
        Assert.Equal("default", published.Name);
        Assert.Equal(["Find default", "Save default"], runspace.Service.Calls);
    }

    [Fact]
    public void Arguments_for_yt_dlp_come_one_by_one()
    {
        using var runspace = new ModuleRunspace();
        var arguments = runspace.Invoke("Get-YouTubeSession | ConvertTo-YtDlpArgument").Of<string>().ToList();
        Assert.Equal("--extractor-args", arguments[0]);
        Assert.Contains(arguments, argument => argument.Contains("visitor_data=CgtWSVNJVE9SREFUQQ%3D%3D", StringComparison.Ordinal));
    }

    [Fact]
    public void Arguments_for_yt_dlp_are_for_the_client_that_is_named()
    {
        using var runspace = new ModuleRunspace();
        var arguments = runspace.Invoke("Get-YouTubeSession | ConvertTo-YtDlpArgument -Client mweb -PlayerToken (Get-PoToken)").Of<string>();
        Assert.Contains(
            arguments,
            argument =>
                argument.Contains("player_client=mweb;", StringComparison.Ordinal)
                && argument.EndsWith("po_token=mweb.gvs+MnToken,mweb.player+MnToken", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_minted_token_is_read_by_its_value()
    {
        using var runspace = new ModuleRunspace();
        var info = Assert.Single(runspace.Invoke("Get-PoToken | ConvertFrom-PoToken").Of<PoTokenInfo>());
        // Not the token's description, which is longer.
        Assert.Equal(5, info.ByteCount);
    }

    [Fact]
    public void A_bad_video_id_is_refused_with_a_sentence()
    {
        using var runspace = new ModuleRunspace();
        var error = Assert.Single(runspace.Invoke("Get-PoToken -VideoId 'https://example.com/dQw4w9WgXcQ'").Errors);
        Assert.Contains("This is not a video: give its id, 11 of", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(runspace.Service.Calls);
    }
}
