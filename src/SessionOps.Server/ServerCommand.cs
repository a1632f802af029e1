using System.CommandLine;
using System.CommandLine.Help;

namespace SessionOps.Server;

/// <summary>The command line of the standalone server.</summary>
internal static class ServerCommand
{
    /// <summary>What the program is called.</summary>
    public const string Name = "sessionops";

    private static readonly Option<bool> s_simulator = new("--simulator")
    {
        Description = "Uses a simulated YouTube on loopback instead of the real one, and a temporary store.",
        Recursive = true,
    };

    private static readonly Option<string?> s_port = new("--port", "-p")
    {
        Description = $"The port to listen on. Default: PORT of the environment, or {ListenAddresses.DefaultPort}.",
        Recursive = true,
    };

    private static readonly Option<string[]> s_hosts = new("--host", "-H")
    {
        Description = "The addresses to listen on, given several times or separated by commas. Beyond loopback a key is required. Default: 127.0.0.1 and ::1.",
        Recursive = true,
    };

    private static readonly Option<string> s_logFormat = new("--log-format")
    {
        Description = "How the log is written, one line for each entry: text or json.",
        Recursive = true,
    };

    private static readonly Option<string?> s_config = new("--config")
    {
        Description =
            $"A JSON file with settings, which the environment and the command line override. Default: {HostConfiguration.FileName} in the working directory, if it exists.",
        Recursive = true,
    };

    private static readonly Option<bool> s_service = new("--service")
    {
        Description =
            $"For a service that starts in a system folder: {HostConfiguration.FileName} is read from the program's folder. Windows services and systemd learn when the server is ready in any case.",
    };

    /// <summary>Runs the host until it is asked to stop, or another command.</summary>
    /// <returns>0, or 1 when a setting cannot be used, an address is taken, or the command failed.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        s_logFormat.AcceptOnlyFromAmong("text", "json");
        // Not a root command, which would be called as its file is.
        var command = new Command(
            Name,
            $"""
            Serves YouTube sessions and PO tokens over HTTP.

            Settings, as environment variables, in a file or on the command line (--SessionOps:Store=...):
            {string.Join('\n', SettingCatalogue.All.Select(setting => $"  {setting.Usage}: {setting.Meaning} Default: {setting.Unset}."))}

            ASP.NET Core's settings work too, such as --urls http://127.0.0.1:8080.

            Try it without YouTube:            {Name} --simulator
            Find out why it does not work:     {Name} doctor
            Serve other machines:              SessionOps__Keys__me=<a random key> {Name} --host 0.0.0.0
            Status, while it runs:             http://127.0.0.1:{ListenAddresses.DefaultPort}/
            Documentation, while it runs:      http://127.0.0.1:{ListenAddresses.DefaultPort}/docs
            """
        )
        {
            s_simulator,
            s_port,
            s_hosts,
            s_config,
            s_logFormat,
            s_service,
            Doctor(),
            Healthcheck(),
            new HelpOption(),
            new VersionOption(),
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(ServeAsync);
        // ASP.NET Core ends the host on a signal, and waits for running requests.
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static Command Doctor()
    {
        var command = new Command("doctor", "Checks the settings and the store, obtains a session step by step without keeping it, and says what went wrong.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(ExamineAsync);
        return command;
    }

    private static Command Healthcheck()
    {
        var command = new Command(
            "healthcheck",
            "Asks a running server on this machine for /health. Exit code 0 if it answers 200, else 1. For images without a shell."
        )
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.Aliases.Add("ping");
        command.SetAction(
            (arguments, cancellationToken) =>
                RunAsync(
                    arguments,
                    async (host, world) =>
                    {
                        var url = Server.Healthcheck.UrlFrom(HostConfiguration.Read(host, world?.Settings));
                        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
                        return await Server.Healthcheck.AskAsync(client, url, Console.Error, cancellationToken) ? 0 : 1;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static Task<int> ServeAsync(ParseResult arguments, CancellationToken cancellationToken) =>
        RunAsync(
            arguments,
            async (host, world) =>
            {
                await using var app = ServerHost.Build(host, world?.Settings);
                await app.StartAsync(cancellationToken);
                await Console.Out.WriteLineAsync(Greeting(app, world));
                await app.WaitForShutdownAsync(cancellationToken);
                return 0;
            },
            cancellationToken
        );

    private static Task<int> ExamineAsync(ParseResult arguments, CancellationToken cancellationToken) =>
        RunAsync(
            arguments,
            async (host, world) => await Server.Doctor.ExamineAsync(HostConfiguration.Read(host, world?.Settings), Console.Out, cancellationToken) ? 0 : 1,
            cancellationToken
        );

    // Errors at startup have no common type: addresses, certificates, files, stores. Each is reported as a sentence.
#pragma warning disable CA1031
    private static async Task<int> RunAsync(ParseResult arguments, Func<HostArguments, SimulatedWorld?, Task<int>> run, CancellationToken cancellationToken)
    {
        try
        {
            var host = Read(arguments);
            await using var world = arguments.GetValue(s_simulator) ? await SimulatedWorld.StartAsync(cancellationToken) : null;
            return await run(host, world);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(Sentence(exception));
            return 1;
        }
    }
#pragma warning restore CA1031

    private static HostArguments Read(ParseResult arguments)
    {
        string[] known =
        [
            "doctor",
            "healthcheck",
            "ping",
            "--simulator",
            "--port",
            "--host",
            "--config",
            "--log-format",
            "--service",
            "-p",
            "-H",
            "--help",
            "--version",
        ];
        var settings = HostArguments.Check([.. arguments.UnmatchedTokens], known).ToList();
        var hosts = (arguments.GetValue(s_hosts) ?? [])
            .SelectMany(static list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        if (arguments.GetValue(s_port) is { } port)
            settings.Add($"--urls={ListenAddresses.Of(hosts is [] ? ["localhost"] : hosts, port, "--port")}");
        else if (hosts is not [])
            settings.Add($"--urls={ListenAddresses.Of(hosts, Environment.GetEnvironmentVariable("PORT") ?? ListenAddresses.DefaultPort, "PORT")}");
        if (arguments.GetValue(s_logFormat) is { } format)
            settings.Add($"--{ServerHost.LogFormatKey}={format}");
        return new HostArguments(settings, FileOf(arguments.GetValue(s_config), arguments.GetValue(s_service) ? AppContext.BaseDirectory : ""));
    }

    private static FileInfo? FileOf(string? named, string folder)
    {
        var file = new FileInfo(Path.Combine(folder, named ?? HostConfiguration.FileName));
        if (file.Exists)
            return file;
        return named is null
            ? null
            : throw new InvalidInputException(ErrorIds.InvalidConfiguration, "--config", $"There is no file {file.FullName}: check --config.");
    }

    private static string Sentence(Exception exception)
    {
        var message = exception.Message.ReplaceLineEndings("\n").Split('\n')[0];
        return exception is InvalidDataException && exception.InnerException is { } inner ? $"{message} {inner.Message.ReplaceLineEndings(" ")}" : message;
    }

    private static string Greeting(WebApplication app, SimulatedWorld? world)
    {
        var address = app.Urls.First();
        var key = app.Services.GetRequiredService<Endpoints.AccessKeys>().IsEmpty ? "" : " -H 'x-functions-key: <one of SessionOps__Keys__*>'";
        return $"""

            {(world is null ? "YouTube" : $"The simulator at {world.Url}")} is where sessions come from. To get one:
              curl {address}/api/session{key}
            For yt-dlp with its bgutil plugin:
              yt-dlp --extractor-args "youtubepot-bgutilhttp:base_url={(
                key.Length == 0 ? address : $"{address}/api/p/<one of SessionOps__PluginSecrets__*>"
            )}" <address of a video>
            Status: {address}/  Documentation: {address}/docs
            """;
    }
}
