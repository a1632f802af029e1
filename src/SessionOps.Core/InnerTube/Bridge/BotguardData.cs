namespace SessionOps.InnerTube.Bridge;

/// <summary>A challenge in the shorter form that some answers carry (YouTube.js, pull request 1248): no hash, no name.</summary>
internal sealed record BotguardData
{
    // The name is fixed in this form.
    private const string GlobalName = "trayride";

    public WrappedUrl? InterpreterSafeUrl { get; init; }

    public string? Program { get; init; }

    public string? ClientExperimentsStateBlob { get; init; }

    /// <summary>The model; null when a part is missing without which nothing can be run.</summary>
    public Challenge? ToChallenge(ChallengeSource source, Uri page) =>
        new BgChallenge
        {
            InterpreterUrl = InterpreterSafeUrl,
            InterpreterHash = HashIn(InterpreterSafeUrl?.Value),
            Program = Program,
            GlobalName = GlobalName,
            ClientExperimentsStateBlob = ClientExperimentsStateBlob,
        }.ToChallenge(source, page);

    // The file is named after its hash (/js/th/HASH.js), so that it can still be verified.
    private static string? HashIn(string? url) => url is null ? null : Path.GetFileNameWithoutExtension(url.Split('?', '#')[0]);
}
