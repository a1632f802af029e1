using System.CommandLine;

namespace SessionOps.Server;

/// <summary>The command line of the standalone server.</summary>
internal static class ServerCommand
{
    private static readonly Option<bool> s_simulator = new("--simulator")
    {
        Description = "Uses a YouTube and an attestation service of our own on loopback instead of the real ones, and a store that ends with the host.",
        Recursive = true,
    };

    /// <summary>Runs the host until it is asked to stop, or the doctor.</summary>
    /// <returns>0, or 1 when a setting cannot be used, an address is taken, or no session can be had.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand($"""
            Serves YouTube sessions and PO tokens over HTTP.

            Settings, as environment variables, in appsettings.json or on the command line (--SessionOps:Store=...):
            {string.Join('\n', SettingCatalogue.All.Select(setting => $"  {setting.Usage}: {setting.Meaning} Not set: {setting.Unset}."))}

            Takes ASP.NET Core's settings too, such as --urls http://127.0.0.1:8080.
            """)
        {
            s_simulator, Doctor(),
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(ServeAsync);
        // ASP.NET Core ends the host on a signal, and waits for running requests.
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static Command Doctor()
    {
        var command = new Command("doctor", "Obtains a session that is not kept, step by step, and reports what it took, what was missing and what went wrong.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(ExamineAsync);
        return command;
    }

    private static Task<int> ServeAsync(ParseResult arguments, CancellationToken cancellationToken) => RunAsync(arguments, async world =>
    {
        await using var app = ServerHost.Build([.. arguments.UnmatchedTokens], world?.Settings);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Greeting(app, world)));
        await app.RunAsync(cancellationToken);
        return 0;
    }, cancellationToken);

    private static Task<int> ExamineAsync(ParseResult arguments, CancellationToken cancellationToken) => RunAsync(arguments, async world =>
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables().AddCommandLine([.. arguments.UnmatchedTokens]).AddInMemoryCollection(world?.Settings ?? new Dictionary<string, string?>())
            .Build();
        return await Server.Doctor.ExamineAsync(configuration, Console.Out, cancellationToken) ? 0 : 1;
    }, cancellationToken);

    private static async Task<int> RunAsync(ParseResult arguments, Func<SimulatedWorld?, Task<int>> run, CancellationToken cancellationToken)
    {
        try
        {
            await using var world = arguments.GetValue(s_simulator) ? await SimulatedWorld.StartAsync(cancellationToken) : null;
            return await run(world);
        }
        catch (Exception exception) when (exception is SessionOpsException or IOException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static string Greeting(WebApplication app, SimulatedWorld? world)
    {
        var address = app.Urls.First();
        var key = app.Services.GetRequiredService<Endpoints.AccessKeys>().IsEmpty ? "" : " -H 'x-functions-key: <one of SessionOps__Keys__*>'";
        return $"""

            {(world is null ? "YouTube" : $"The simulator at {world.Url}")} is where sessions come from. To get one:
              curl {address}/api/session{key}
            What else there is: {address}/docs
            """;
    }
}
