using System.Net.Http.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace SessionOps.Packages.Tests;

/// <summary>Each sample of the documentation does what it says, with the packages and a simulated YouTube.</summary>
public sealed class SampleTests(Samples samples) : IClassFixture<Samples>
{
    private const string VideoId = "jNQXAC9IVRw";

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task The_console_gets_a_session_and_a_token(string framework)
    {
        var written = await samples.RunAsync("ConsoleApp", framework);

        Assert.Contains("grade          Integrity", written, StringComparison.Ordinal);
        var token = written.Split('\n').Single(line => line.StartsWith("PO token", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[
            ^1
        ];
        Assert.True(samples.YouTube.State.VerifyToken(token.Trim(), VideoId).IsValid);
    }

    [Fact]
    public async Task The_web_app_hands_out_tokens()
    {
        await using var app = samples.Start("WebApp", "--urls", "http://127.0.0.1:0");
        var address = (await app.LineWithAsync("Now listening on:")).Split("Now listening on: ")[1];
        using var http = new HttpClient { BaseAddress = new Uri(address) };

        var token = await http.GetFromJsonAsync<JsonObject>($"/token/{VideoId}");
        using var refused = await http.GetAsync("/token/no-video");

        Assert.True(samples.YouTube.State.VerifyToken((string)token!["value"]!, VideoId).IsValid);
        Assert.Equal(400, (int)refused.StatusCode);
    }

    [Fact]
    public async Task The_worker_keeps_a_session()
    {
        await using var worker = samples.Start("FreshSession");

        Assert.Contains("The session is good until 2", await worker.LineWithAsync("The session is good"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_handler_adds_what_the_player_and_media_servers_want()
    {
        var written = await samples.RunAsync("TokenHandler");

        Assert.Contains("player  OK", written, StringComparison.Ordinal);
        Assert.Contains("media   206", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_of_ones_own_attests_in_Node() =>
        Assert.Contains("node, Integrity", await samples.RunAsync("NodeEngine"), StringComparison.Ordinal);

    [Fact]
    public async Task V8_runs_in_a_process_of_its_own_from_the_package() =>
        Assert.Contains("v8, in a process of its own: True, Integrity", await samples.RunAsync("V8AndBlobs"), StringComparison.Ordinal);

    [Fact]
    public async Task Tests_of_others_do_with_the_simulator()
    {
        var written = await samples.RunAsync("OfflineTests");

        Assert.Contains("the simulator takes the token: True", written, StringComparison.Ordinal);
        Assert.Contains("and refuses as YouTube does: RateLimited", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_installs_as_a_tool()
    {
        await Command.RunAsync(
            "dotnet",
            ["tool", "install", "SessionOps.Server", "--tool-path", "tools", "--version", Built.Version, "--configfile", "nuget.config"],
            samples.Folder,
            samples.Variables
        );

        var version = await Command.RunAsync(Path.Combine(samples.Folder, "tools", "sessionops"), ["--version"], samples.Folder, samples.Variables);

        Assert.StartsWith(Built.Version, version, StringComparison.Ordinal);
    }

    [Fact]
    public void The_workflow_is_YAML_with_steps()
    {
        using var text = File.OpenText(Path.Combine(Built.Repository, "docs", "samples", "github-action.yml"));
        var yaml = new YamlStream();
        yaml.Load(text);

        var job = ((YamlMappingNode)yaml.Documents.Single().RootNode["jobs"]).Children.Values.Single();

        Assert.All(
            (YamlSequenceNode)job["steps"],
            step => Assert.True(step is YamlMappingNode { Children: var keys } && (keys.ContainsKey("uses") || keys.ContainsKey("run")))
        );
    }
}
