namespace SessionOps.InnerTube;

/// <summary>A BotGuard challenge: an interpreter, the program for it, and the name under which the interpreter puts itself.</summary>
internal sealed record Challenge
{
    /// <summary>Where the challenge came from.</summary>
    public required ChallengeSource Source { get; init; }

    /// <summary>The address of the interpreter's script; null when <see cref="InterpreterScript"/> is inline.</summary>
    public Uri? InterpreterUrl { get; init; }

    /// <summary>The interpreter's script, when the challenge carries it inline.</summary>
    public string? InterpreterScript { get; init; }

    /// <summary>base64url(SHA-256) of the interpreter's script; null when the challenge did not say.</summary>
    public string? InterpreterHash { get; init; }

    /// <summary>The program that the interpreter runs.</summary>
    public required string Program { get; init; }

    /// <summary>The global name under which the interpreter puts its entry point.</summary>
    public required string GlobalName { get; init; }

    /// <summary>The experiments' state that some clients hand to the script.</summary>
    public string? ClientExperimentsStateBlob { get; init; }

    /// <summary>Names the challenge without its program.</summary>
    public override string ToString() => $"Challenge from {Source} ({Program.Length} characters of program)";
}
