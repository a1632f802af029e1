using System.Diagnostics;
using System.Text.Json;

namespace SessionOps.PowerShell.Tests;

/// <summary>With a real yt-dlp: <c>SESSIONOPS_YTDLP=&lt;folder that holds yt_dlp&gt;</c>.</summary>
public sealed class YtDlpTests : IDisposable
{
    // A machine whose encoding is not UTF-8 has the most to get wrong.
    private const string Reader = """
        import json, sys
        from yt_dlp.utils import _utils
        _utils.preferredencoding = lambda: 'cp1252'
        from yt_dlp.options import parseOpts
        _, options, urls = parseOpts(['--config-locations', sys.argv[1]], ignore_config_files=True)
        words = _utils.Config.read_file(sys.argv[1])
        print(json.dumps({'words': words, 'agent': options.user_agent, 'cookies': options.cookiefile, 'urls': urls, 'youtube': options.extractor_args['youtube']}))
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Reads_a_configuration_back_word_for_word()
    {
        var ytDlp = Environment.GetEnvironmentVariable("SESSIONOPS_YTDLP");
        Skip.If(string.IsNullOrEmpty(ytDlp), "Read by a real yt-dlp only with SESSIONOPS_YTDLP=<folder that holds yt_dlp>.");
        var cookies = Path.Combine(_folder.FullName, OperatingSystem.IsWindows() ? "Zoë's #1.txt" : "Zoë's \"first\" #1.txt");
        var file = Path.Combine(_folder.FullName, "yt-dlp.conf");
        using var runspace = new ModuleRunspace();
        var convert = $"Get-YouTubeSession | ConvertTo-YtDlpArgument -VideoId jNQXAC9IVRw -CookieFile '{cookies.Replace("'", "''", StringComparison.Ordinal)}'";
        var converted = runspace.Invoke(convert);
        Assert.Empty(converted.Errors);
        var words = converted.Of<string>().ToList();
        await File.WriteAllLinesAsync(file, runspace.Invoke($"{convert} -AsConfiguration").Of<string>());

        var read = await ReadAsync(ytDlp, file);

        Assert.Equal(words, read.GetProperty("words").EnumerateArray().Select(word => word.GetString()!));
        Assert.Equal(cookies, read.GetProperty("cookies").GetString());
        Assert.Equal(words[words.IndexOf("--user-agent") + 1], read.GetProperty("agent").GetString());
        Assert.Equal(FakeSessionService.Session("default").VisitorData, read.GetProperty("youtube").GetProperty("visitor_data")[0].GetString());
        Assert.Equal(3, read.GetProperty("youtube").GetProperty("po_token").GetArrayLength());
        Assert.Equal(0, read.GetProperty("urls").GetArrayLength());
    }

    private static async Task<JsonElement> ReadAsync(string ytDlp, string file)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "python" : "python3", ["-c", Reader, file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONPATH"] = ytDlp;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return JsonElement.Parse(output);
    }
}
