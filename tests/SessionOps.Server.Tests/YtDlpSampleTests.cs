using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SessionOps.Server.Tests;

/// <summary>docs/samples/yt-dlp.conf is a configuration that yt-dlp takes, and names a server as it starts without settings.</summary>
public sealed partial class YtDlpSampleTests
{
    private static readonly string s_file = Repository.PathOf("docs/samples/yt-dlp.conf");

    [Fact]
    public void Each_line_is_a_comment_or_one_option()
    {
        var lines = File.ReadAllLines(s_file).Where(static line => line.Length > 0 && line[0] != '#').ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, static line => Assert.Matches(@"^--[a-z][a-z-]+(?: (?:""[^""]*""|[^\s""']+))?$", line));
    }

    [Fact]
    public async Task The_plugin_finds_the_server_at_the_address()
    {
        await using var host = await HostUnderTest.StartAsync();
        var documented = BaseUrl();
        var address = host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + documented.AbsolutePath.TrimEnd('/');

        using var pong = await host.Client.GetAsync(new Uri($"{address}/ping"));
        using var token = await host.Client.PostAsync(new Uri($"{address}/get_pot"), new StringContent("{}"));

        Assert.Equal((ListenAddresses.DefaultPort, true), ($"{documented.Port}", documented.IsLoopback));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (pong.StatusCode, token.StatusCode));
        using var answer = JsonDocument.Parse(await token.Content.ReadAsStringAsync());
        Assert.NotEmpty(answer.RootElement.GetProperty("poToken").GetString()!);
    }

    [SkippableFact]
    public async Task Yt_dlp_takes_it()
    {
        var program = Programs.Find("yt-dlp");
        Skip.If(program is null, "There is no yt-dlp on this machine: its own parser did not see the sample.");

        // Reads all options, and then asks nobody.
        var (exitCode, output) = await Programs.RunAsync(program, ["--ignore-config", "--config-locations", s_file, "--list-extractors"]);

        Assert.True(exitCode == 0, output);
        Assert.Contains($"'--extractor-args', 'youtubepot-bgutilhttp:base_url={BaseUrl().OriginalString}'", output, StringComparison.Ordinal);
    }

    private static Uri BaseUrl() => new(Argument().Match(File.ReadAllText(s_file)).Groups[1].Value);

    [GeneratedRegex("(?m)^--extractor-args \"youtubepot-bgutilhttp:base_url=([^\";]+)\"$")]
    private static partial Regex Argument();
}
