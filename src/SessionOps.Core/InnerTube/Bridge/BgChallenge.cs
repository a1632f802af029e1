namespace SessionOps.InnerTube.Bridge;

/// <summary>A challenge as pages and <c>att/get</c> carry it.</summary>
internal sealed record BgChallenge
{
    public WrappedUrl? InterpreterUrl { get; init; }

    public string? InterpreterHash { get; init; }

    public string? Program { get; init; }

    public string? GlobalName { get; init; }

    public string? ClientExperimentsStateBlob { get; init; }

    /// <summary>The model; null when a part is missing without which nothing can be run.</summary>
    public Challenge? ToChallenge(ChallengeSource source, Uri page) =>
        Program is not { Length: > 0 }
        || GlobalName is not { Length: > 0 }
        || InterpreterUrl?.Value is not { Length: > 0 } address
        || !Uri.TryCreate(page, address, out var url)
            ? null
            : new Challenge
            {
                Source = source,
                // A scheme-relative address takes the page's scheme.
                InterpreterUrl = url,
                InterpreterHash = InterpreterHash,
                Program = Program,
                GlobalName = GlobalName,
                ClientExperimentsStateBlob = ClientExperimentsStateBlob,
            };
}
