using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using SessionOps.Server;

namespace SessionOps.Server.Tests;

public sealed class CommandTests
{
    private static readonly string[] s_known = ["doctor", "healthcheck", "--simulator", "--port"];

    [Theory]
    [InlineData("doctr", "There is no command doctr; the nearest is doctor")]
    [InlineData("--simulater", "There is no option --simulater; the nearest is --simulator")]
    [InlineData("--url=http://127.0.0.1:1", "There is no option --url; the nearest is --urls")]
    [InlineData("-q", "There is no option -q")]
    [InlineData("--urls", "The option --urls has no value")]
    public void Refuses_what_is_neither_command_nor_option_nor_setting(string argument, string sentence)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => HostArguments.Check([argument], s_known).ToList());

        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Passes_settings_on_to_the_host() =>
        Assert.Equal(
            ["--urls=http://127.0.0.1:1", "--SessionOps:Store=./x", "--Logging:LogLevel:Default=Debug"],
            HostArguments.Check(["--urls", "http://127.0.0.1:1", "--SessionOps:Store=./x", "--Logging:LogLevel:Default", "Debug"], s_known)
        );

    [Theory]
    [InlineData("::1", "8080", "http://[::1]:8080")]
    [InlineData("127.0.0.1", "0", "http://127.0.0.1:0")]
    public void Listens_where_host_and_port_say(string host, string port, string url) => Assert.Equal(url, ListenAddresses.Of([host], port, "--port"));

    [Theory]
    [InlineData("http")]
    [InlineData("65536")]
    [InlineData("-1")]
    public void Refuses_a_port_that_is_none(string port) =>
        Assert.Contains(
            "--port",
            Assert.Throws<InvalidInputException>(() => ListenAddresses.Of(["localhost"], port, "--port")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Listens_on_both_loopbacks_and_at_the_platforms_port_without_a_setting()
    {
        Assert.Equal("http://localhost:4416", ListenAddresses.Default(Configuration()));
        Assert.Equal("http://localhost:8080", ListenAddresses.Default(Configuration(("PORT", "8080"))));
    }

    [Theory]
    [InlineData("http://+:4416", "http://localhost:4416/health")]
    [InlineData("http://[::1]:99", "http://[::1]:99/health")]
    public void Asks_for_its_health_where_it_listens(string urls, string expected) =>
        Assert.Equal(new Uri(expected), Healthcheck.UrlFrom(Configuration(("urls", urls))));

    [Theory]
    [InlineData("/health", true)]
    [InlineData("/nothing", false)]
    public async Task Knows_a_healthy_server_from_another(string path, bool isHealthy)
    {
        await using var host = await HostUnderTest.StartAsync();
        using var output = new StringWriter();

        Assert.Equal(isHealthy, await Healthcheck.AskAsync(host.Client, new Uri(host.Client.BaseAddress!, path), output, CancellationToken.None));
        Assert.Equal(isHealthy, output.ToString().Length == 0);
    }

    [Fact]
    public void Reads_a_file_before_the_environment_and_says_where_a_setting_comes_from()
    {
        var folder = Directory.CreateTempSubdirectory("sessionops-test-");
        try
        {
            var file = new FileInfo(Path.Combine(folder.FullName, "mine.json"));
            File.WriteAllText(file.FullName, """{"SessionOps": {"Engine": "v8", "Container": "from-file", "Keys": {"me": "0123456789abcdef"}}}""");

            var configuration = HostConfiguration.Read(new HostArguments(["--SessionOps:Engine=jint"], file), null);

            Assert.Equal("jint", configuration["SessionOps:Engine"]);
            var origins = HostConfiguration.Origins(configuration).ToDictionary(static origin => origin.Setting, static origin => origin.Source);
            Assert.Equal("the command line", origins["SessionOps__Engine"]);
            Assert.Equal(file.FullName, origins["SessionOps__Container"]);
            Assert.Equal(file.FullName, origins["SessionOps__Keys__me"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("127.0.0.1:4999", "is not an address to listen on")]
    [InlineData("https://127.0.0.1:0", "certificate")]
    [InlineData("http://127.0.0.1:{taken}", "already in use")]
    [InlineData("http://203.0.113.1:1", "SessionOps__Keys__<name>")]
    public async Task Says_in_one_line_why_it_cannot_start(string urls, string reason)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = urls.Replace(
            "{taken}",
            ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
        var (error, output) = await FailAsync(null, null, ["--urls", address]);

        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_setting_in_the_spelling_that_other_programs_use() =>
        Assert.Contains("SessionOps__Engine is not one of", (await FailAsync(null, ("SESSIONOPS_ENGINE", "other"), [])).Error, StringComparison.Ordinal);

    [Fact]
    public async Task A_service_reads_no_settings_from_the_folder_that_the_system_starts_it_in()
    {
        var folder = Directory.CreateTempSubdirectory("sessionops-test-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "sessionops.json"), """{"SessionOps": {"Engin": "v8"}}""");

            var (error, _) = await FailAsync(folder.FullName, null, ["--urls", "nowhere"]);
            var (errorOfService, _) = await FailAsync(folder.FullName, null, ["--service", "--urls", "nowhere"]);

            Assert.Contains("the nearest is SessionOps__Engine", error, StringComparison.Ordinal);
            Assert.Contains("'nowhere' is not an address", errorOfService, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Calls_itself_sessionops_and_shows_how_to_use_it()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SessionOps.Server.dll"), "--help"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;

        var help = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        foreach (
            var text in new[] { "sessionops [command] [options]", "doctor", "healthcheck", "--port", "SessionOps__Store", "sessionops --simulator", "/docs" }
        )
            Assert.Contains(text, help, StringComparison.Ordinal);
        Assert.DoesNotContain("SessionOps.Server", help, StringComparison.Ordinal);
    }

    // Starts the server with what it refuses: its one line of error, and its output.
    private static async Task<(string Error, string Output)> FailAsync(string? folder, (string Name, string Value)? environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SessionOps.Server.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? "",
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        if (environment is var (name, value))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (error, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        return (Assert.Single((await error).Split('\n', StringSplitOptions.RemoveEmptyEntries)), await output);
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)))
            .Build();
}
