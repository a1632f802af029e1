using System.Text.Json;
using System.Text.RegularExpressions;

namespace SessionOps.Server.Tests.EndToEnd;

/// <summary>
/// A real yt-dlp with the real bgutil plugin: <c>SESSIONOPS_YTDLP=&lt;folder that holds yt_dlp&gt;</c> and
/// <c>SESSIONOPS_YTDLP_PLUGIN=&lt;folder that holds yt_dlp_plugins&gt;</c>.
/// </summary>
[Collection(WholeMachine.Name)]
public sealed partial class YtDlpPluginTests : IDisposable
{
    private const string VideoId = "jNQXAC9IVRw";

    // yt-dlp asks as it does for a video; nothing of it or of the plugin is replaced.
    private const string Asker = """
        import json, sys
        from yt_dlp import YoutubeDL
        from yt_dlp.globals import plugin_dirs
        from yt_dlp.extractor.youtube.pot.provider import PoTokenContext
        base_url, visitor_data, video_id, page = sys.argv[1:]
        plugin_dirs.value = ['default']
        said = []
        class Log:
            def debug(self, text): said.append(text)
            def warning(self, text): said.append('WARNING: ' + text)
            def error(self, text): said.append('ERROR: ' + text)
        arguments = {'youtubepot-bgutilhttp': {'base_url': [base_url]}, 'youtube': {'pot_trace': ['true']}}
        with YoutubeDL({'logger': Log(), 'verbose': True, 'cachedir': False, 'extractor_args': arguments}) as ydl:
            youtube = ydl.get_info_extractor('Youtube')
            youtube.initialize()
            ask = lambda context: youtube.fetch_po_token(
                client='web', context=context, ytcfg=youtube._get_default_ytcfg('web'), visitor_data=visitor_data, video_id=video_id, webpage=open(page).read(), required=True)
            tokens = [ask(PoTokenContext.GVS), ask(PoTokenContext.PLAYER), ask(PoTokenContext.SUBS)]
        print(json.dumps({'tokens': tokens, 'said': said}))
        """;

    private static readonly string s_python = OperatingSystem.IsWindows() ? "python" : "python3";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task The_plugin_gets_tokens_that_verify_without_a_warning()
    {
        var (ytDlp, plugin) = Folders();
        var version = VersionLine().Match(await File.ReadAllTextAsync(Path.Combine(plugin, "yt_dlp_plugins", "extractor", "getpot_bgutil.py"))).Groups[1].Value;
        var major = version.Split('.')[0];
        await using var host = await HostOnSimulator.StartAsync(settings: [($"SessionOps:PluginVersions:{major}", version)]);

        await VerifyAsync(host, $"/v{major}", ytDlp, plugin);
    }

    // It refuses a server of another major version, and sends the same in both generations.
    [SkippableFact]
    public async Task A_plugin_of_the_second_generation_needs_no_setting()
    {
        var (ytDlp, plugin) = Folders();
        foreach (var file in Directory.EnumerateFiles(plugin, "*.py", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(plugin, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await File.WriteAllTextAsync(copy, VersionLine().Replace(await File.ReadAllTextAsync(file), "__version__ = '2.0.2'"));
        }

        await using var host = await HostOnSimulator.StartAsync();

        await VerifyAsync(host, "", ytDlp, _folder.FullName);
    }

    // What else it asks goes to a port that nobody listens on: it never reaches YouTube.
    [SkippableFact]
    public async Task The_command_line_gets_a_token_before_it_asks_YouTube()
    {
        var (ytDlp, plugin) = Folders();
        await using var host = await HostOnSimulator.StartAsync();

        var (_, output) = await Programs.RunAsync(
            s_python,
            [
                .. (string[])["-m", "yt_dlp", "--ignore-config", "--verbose", "--no-update", "--simulate", "--retries", "0", "--extractor-retries", "0"],
                .. (string[])
                    [
                        "--proxy",
                        "http://127.0.0.1:9",
                        "--extractor-args",
                        "youtube:player_client=web;player_skip=webpage,configs,js,initial_data;fetch_pot=always",
                    ],
                .. (string[])["--extractor-args", $"youtubepot-bgutilhttp:base_url={host.Client.BaseAddress}v1/"],
                $"https://www.youtube.com/watch?v={VideoId}",
            ],
            ("PYTHONPATH", $"{ytDlp}{Path.PathSeparator}{plugin}")
        );

        Assert.Contains("Generating a player PO Token for web client via bgutil HTTP server", output, StringComparison.Ordinal);
        Assert.Contains($"{VideoId}: Retrieved a player PO Token for web client", output, StringComparison.Ordinal);
    }

    private static (string YtDlp, string Plugin) Folders()
    {
        var (ytDlp, plugin) = (Environment.GetEnvironmentVariable("SESSIONOPS_YTDLP"), Environment.GetEnvironmentVariable("SESSIONOPS_YTDLP_PLUGIN"));
        Skip.If(string.IsNullOrEmpty(ytDlp), "Asked by a real yt-dlp only with SESSIONOPS_YTDLP=<folder that holds yt_dlp>.");
        Skip.If(string.IsNullOrEmpty(plugin), "Asked by the real plugin only with SESSIONOPS_YTDLP_PLUGIN=<folder that holds yt_dlp_plugins>.");
        return (ytDlp, plugin);
    }

    private async Task VerifyAsync(HostOnSimulator host, string path, string ytDlp, string plugin)
    {
        var session = await host.Client.GetSessionAsync();
        var page = Path.Combine(_folder.FullName, "watch.html");
        await File.WriteAllTextAsync(page, WatchPage());

        var (exitCode, output) = await Programs.RunAsync(
            s_python,
            ["-c", Asker, host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, session.VisitorData, VideoId, page],
            ("PYTHONPATH", $"{ytDlp}{Path.PathSeparator}{plugin}")
        );

        Assert.True(exitCode == 0, output);
        var answer = JsonElement.Parse(output);
        Assert.DoesNotContain(
            answer.GetProperty("said").EnumerateArray().Select(static line => line.GetString()!),
            static line => line.StartsWith("WARNING", StringComparison.Ordinal) || line.StartsWith("ERROR", StringComparison.Ordinal)
        );
        Assert.All(
            answer.GetProperty("tokens").EnumerateArray().Zip([session.VisitorData, VideoId, VideoId]),
            pair =>
            {
                var verdict = host.Simulator.State.VerifyToken(pair.First.GetString()!, pair.Second);
                Assert.True(verdict.IsValid, verdict.Reason);
            }
        );
    }

    // The plugin sends on the challenge of the page, which is as long as this.
    private static string WatchPage()
    {
        var challenge = JsonSerializer.Serialize(new { bgChallenge = new { program = new string('p', 35_000), globalName = "trayride" } });
        return $"<script>window.ytAtN({{'R': '{challenge.Replace("\"", "\\x22", StringComparison.Ordinal)}'}});</script>";
    }

    [GeneratedRegex("(?m)^__version__ = '([0-9.]+)'")]
    private static partial Regex VersionLine();
}
