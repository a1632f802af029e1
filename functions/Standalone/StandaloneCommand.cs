using System.CommandLine;

namespace SessionOps.Functions.Standalone;

/// <summary>The command line of the standalone host.</summary>
internal static class StandaloneCommand
{
    private static readonly Option<bool> s_simulator = new("--simulator")
    {
        Description = "Uses a YouTube and an attestation service of our own on loopback instead of the real ones.",
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
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> ServeAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = StandaloneHost.Build([.. arguments.UnmatchedTokens]);
            await app.RunAsync(cancellationToken);
            return 0;
        }
        catch (Exception exception) when (exception is SessionOpsException or IOException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
