using System.CommandLine;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator;

/// <summary>The command line of the simulator.</summary>
internal static class SimulatorCommand
{
    // As large as YouTube's own: a simulator that is started by hand should be like the real thing.
    private const int ProgramBytes = 28_000;

    private static readonly Option<int?> s_seed = new("--seed") { Description = "The seed of all that is random, for the same answers on every run." };

    private static readonly Option<int> s_programBytes = Positive(
        new("--program-bytes") { Description = "The least size of a program; YouTube's have 25,000 to 32,000.", DefaultValueFactory = static _ => ProgramBytes }
    );

    private static readonly Option<int> s_lifetime = Positive(
        new("--lifetime")
        {
            Description = "How long an integrity token is honoured, in seconds.",
            DefaultValueFactory = static _ => (int)new SimulatorOptions().IntegrityLifetime.TotalSeconds,
        }
    );

    private static readonly Option<ChallengePlace> s_challenge = new("--challenge") { Description = "Where pages carry their challenge." };

    private static readonly Option<MediaBinding> s_binding = new("--media-binding") { Description = "What tokens for media have to be bound to." };

    private static readonly Option<FaultKind[]> s_faults = new("--fault")
    {
        Description = "A fault that is on from the start, until PUT /simulator/faults says otherwise; may be given several times.",
    };

    /// <summary>Runs the simulator until it is asked to stop, or says what an argument lacks.</summary>
    /// <param name="args">The arguments; ASP.NET Core's own, such as <c>--urls</c>, go on to it.</param>
    /// <param name="run">Runs an application; a test's way to end it.</param>
    public static Task<int> InvokeAsync(string[] args, Func<WebApplication, CancellationToken, Task> run)
    {
        var command = new RootCommand(
            "A YouTube page and attestation service on loopback, for tests and demonstrations. Takes ASP.NET Core's settings too, such as --urls http://127.0.0.1:4555."
        )
        {
            s_seed,
            s_programBytes,
            s_lifetime,
            s_challenge,
            s_binding,
            s_faults,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                await using var app = SimulatorHost.Build(
                    WebApplication.CreateSlimBuilder([.. arguments.UnmatchedTokens]),
                    new SimulatorOptions
                    {
                        Seed = arguments.GetValue(s_seed),
                        ProgramBytes = arguments.GetValue(s_programBytes),
                        IntegrityLifetime = TimeSpan.FromSeconds(arguments.GetValue(s_lifetime)),
                        ChallengePlace = arguments.GetValue(s_challenge),
                        MediaBinding = arguments.GetValue(s_binding),
                    }
                );
                foreach (var kind in arguments.GetValue(s_faults) ?? [])
                    app.Services.GetRequiredService<FaultSwitches>().Add(new Fault(kind));
                await run(app, cancellationToken);
            }
        );
        // ASP.NET Core ends the host on a signal.
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static Option<int> Positive(Option<int> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && value < 1)
                result.AddError($"{option.Name} is {value}; it has to be 1 or more.");
        });
        return option;
    }
}
