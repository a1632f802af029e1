namespace SessionOps.Tests;

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
    [InlineData("YouTubeUrl", "www.youtube.com")]
    [InlineData("YouTubeUrl", "ftp://www.youtube.com")]
    [InlineData("Proxy", "user:word@proxy.example")]
    [InlineData("ScriptTimeout", "soon")]
    [InlineData("ScriptTimeout", "0")]
    public void What_cannot_be_used_is_refused_by_name_and_without_its_value(string name, string value)
    {
        var error = Assert.Throws<InvalidInputException>(() => SessionOpsSettings.Read(setting => setting == name ? value : null));

        Assert.Equal((ErrorIds.InvalidConfiguration, name), (error.ErrorId, error.Parameter));
        if (value.Length > 1)
            Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
    }
}
