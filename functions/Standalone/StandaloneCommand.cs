using System.CommandLine;

namespace SessionOps.Functions.Standalone;

/// <summary>The command line of the standalone host.</summary>
internal static class StandaloneCommand
{
    private static readonly Option<bool> s_simulator = new("--simulator")
    {
        Description = "Uses a YouTube and an attestation service of our own on loopback instead of the real ones, and a store that ends with the host.",
    };

    /// <summary>Runs the host until it is asked to stop.</summary>
    /// <returns>0, or 1 when a setting cannot be used or an address is taken.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Serves YouTube sessions and PO tokens over HTTP. Takes ASP.NET Core's settings too, such as --urls http://127.0.0.1:8080.")
        {
            s_simulator,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(ServeAsync);
        // ASP.NET Core ends the host on a signal, and waits for running requests.
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> ServeAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            await using var world = arguments.GetValue(s_simulator) ? await SimulatedWorld.StartAsync(cancellationToken) : null;
            await using var app = StandaloneHost.Build([.. arguments.UnmatchedTokens], world?.Settings);
            app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Greeting(app, world)));
            await app.RunAsync(cancellationToken);
            return 0;
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
