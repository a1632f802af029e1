namespace SessionOps.Core.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void Nothing_set_gives_the_defaults()
    {
        var options = SessionOpsSettings.Read(_ => null);

        Assert.Equal(new Uri("https://www.youtube.com"), options.YouTubeUrl);
        Assert.Equal(["www.google.com", "www.youtube.com"], options.InterpreterHosts);
        Assert.Equal(("jint", TimeSpan.FromSeconds(20)), (options.Engine, options.ScriptTimeout));
        Assert.Null(options.Proxy);
    }

    [Fact]
    public void Reads_each_setting_by_its_name()
    {
        var settings = new Dictionary<string, string>
        {
            ["YouTubeUrl"] = "http://127.0.0.1:4555",
            ["InterpreterHosts"] = " a.example , b.example:8080 ,",
            ["Engine"] = " V8 ",
            ["Proxy"] = "socks5://user:word@proxy.example:1080",
            ["ScriptTimeout"] = "2.5",
        };

        var options = SessionOpsSettings.Read(settings.GetValueOrDefault);

        Assert.Equal(new Uri("http://127.0.0.1:4555"), options.YouTubeUrl);
        Assert.Equal(["a.example", "b.example:8080"], options.InterpreterHosts);
        Assert.Equal(("v8", TimeSpan.FromSeconds(2.5)), (options.Engine, options.ScriptTimeout));
        Assert.Equal("socks5", options.Proxy?.Scheme);
    }

    [Theory]
    [InlineData("socks5h://127.0.0.1:1080")]
    [InlineData("socks4://127.0.0.1:1080")]
    [InlineData("http://me:p%23%2F%40@proxy.example:8080")]
    public void Takes_the_proxies_that_curl_takes(string proxy) =>
        Assert.Equal(proxy, SessionOpsSettings.Read(name => name == "Proxy" ? proxy : null).Proxy?.OriginalString);

    [Fact]
    public void Reads_groups_by_the_names_of_their_members()
    {
        var options = SessionOpsSettings.Read(
            _ => null,
            group =>
                group switch
                {
                    "Keys" => [KeyValuePair.Create<string, string?>("me", "0123456789abcdef")],
                    "PluginSecrets" => [KeyValuePair.Create<string, string?>("0", "")],
                    _ => [],
                }
        );

        Assert.Equal("0123456789abcdef", Assert.Single(options.Keys).Value);
        Assert.Empty(options.PluginSecrets);
    }

    // A variable that was never filled in must not open a host that was meant to have a key.
    [Fact]
    public void An_empty_key_is_an_error() =>
        Assert.Contains(
            "SessionOps__Keys__me",
            Assert
                .Throws<InvalidInputException>(() =>
                    SessionOpsSettings.Read(_ => null, group => group == "Keys" ? [KeyValuePair.Create<string, string?>("me", "")] : [])
                )
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("99999999999")]
    public void A_count_is_a_whole_number_above_zero(string count) =>
        Assert.Throws<InvalidInputException>(() => SessionOpsSettings.Read(name => name == "RequestsPerMinute" ? count : null));

    [Theory]
    [InlineData("YouTubeUrl", "www.youtube.com")]
    [InlineData("YouTubeUrl", "ftp://www.youtube.com")]
    [InlineData("Proxy", "user:word@proxy.example")]
    [InlineData("Proxy", "socks5://1234567890123456789012345678901234567890123456789012345678901234567890:1080")]
    [InlineData("ScriptTimeout", "soon")]
    [InlineData("ScriptTimeout", "0")]
    [InlineData("Engine", "jnt")]
    [InlineData("KeepSpareWorld", "maybe")]
    [InlineData("UserAgent", "Mozilla/5.0\r\nX-Injected: b")]
    [InlineData("Proxy", "http://me:pa#ss@proxy.example:8080")]
    [InlineData("Proxy", "http://me:12/ss@proxy.example:8080")]
    [InlineData("Proxy", "ftp://proxy.example")]
    public void What_cannot_be_used_is_refused_by_name_and_without_its_value(string name, string value)
    {
        var error = Assert.Throws<InvalidInputException>(() => SessionOpsSettings.Read(setting => setting == name ? value : null));

        Assert.Equal((ErrorIds.InvalidConfiguration, name), (error.ErrorId, error.Parameter));
        if (value.Length > 1)
            Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
    }
}
