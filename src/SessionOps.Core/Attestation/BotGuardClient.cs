using System.Text.Json;
using SessionOps.InnerTube;
using SessionOps.Scripting;

namespace SessionOps.Attestation;

/// <summary>One BotGuard challenge, live in one script world.</summary>
internal sealed class BotGuardClient : IAsyncDisposable
{
    // Snapshots had 1,600 to 4,600 characters and tokens 80 to 130 bytes until 2026; whatever is much longer is not one.
    private const int MaxSnapshotLength = 256 << 10;
    private const int MaxTokenBytes = 2048;

    // [42][length, two bytes][code] and a text.
    private const byte ErrorToken = 0x2A;
    private const int ErrorHead = 4;

    private static readonly string s_bridge = ReadBridge();

    private readonly IScriptWorld _world;
    private readonly IScriptBridge _bridge;
    private readonly TimeSpan _callTimeout;

    private BotGuardClient(IScriptWorld world, IScriptBridge bridge, TimeSpan callTimeout)
    {
        _callTimeout = callTimeout;
        _world = world;
        _bridge = bridge;
    }

    /// <summary>The engine's name.</summary>
    public string Engine => _world.EngineName;

    /// <summary>What the challenge has asked for so far and the environment lacks.</summary>
    public IReadOnlyList<CoverageGap> CoverageGaps => _world.CoverageGaps;

    /// <summary>Loads the interpreter and starts its program in the given world, which it owns from then on.</summary>
    /// <param name="world">A fresh world that stands for the page of the challenge.</param>
    /// <param name="challenge">The challenge.</param>
    /// <param name="interpreter">The interpreter's verified script.</param>
    /// <param name="configJson">The page's configuration: what the script sees as <c>yt.config_</c>.</param>
    /// <param name="callTimeout">The longest time of one call, its promise included; BgUtils gives three seconds, an interpreting engine needs more.</param>
    /// <param name="cancellationToken">Ends the script.</param>
    /// <exception cref="AttestationException">The script failed, exceeded its limits or is not an interpreter.</exception>
    public static async Task<BotGuardClient> LoadAsync(
        IScriptWorld world,
        Challenge challenge,
        string interpreter,
        string configJson,
        TimeSpan callTimeout,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(challenge);
        try
        {
            return await GuardAsync(
                    world,
                    SessionStage.Setup,
                    async () =>
                    {
                        var bridge = await world.CreateBridgeAsync(s_bridge, cancellationToken).ConfigureAwait(false);
                        var client = new BotGuardClient(world, bridge, callTimeout);
                        await client.CallAsync("expose", cancellationToken, configJson).ConfigureAwait(false);
                        // Where a browser would say that its functions, and what they evaluate, come from.
                        var address = challenge.InterpreterUrl?.AbsoluteUri ?? "interpreter.js";
                        await world.ExecuteAsync(interpreter, address, cancellationToken).ConfigureAwait(false);
                        var answer = await client
                            .CallAsync(
                                "load",
                                cancellationToken,
                                challenge.GlobalName,
                                challenge.Program,
                                ExperimentsState.ArgumentsFrom(challenge.ClientExperimentsStateBlob)
                            )
                            .ConfigureAwait(false);
                        return answer is "ok" ? client : throw client.Refused(SessionStage.Setup, answer);
                    }
                )
                .ConfigureAwait(false);
        }
        catch
        {
            await world.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes a snapshot.</summary>
    /// <param name="binding">What to bind it to; null for nothing, as the player does for PO tokens.</param>
    /// <param name="cancellationToken">Ends the script.</param>
    /// <returns>The snapshot, as the attestation service takes it.</returns>
    /// <exception cref="AttestationException"><see cref="ErrorIds.ChallengeRejected"/>: the script answered with an error.</exception>
    public Task<string> SnapshotAsync(SnapshotBinding? binding, CancellationToken cancellationToken) =>
        GuardAsync(
            _world,
            SessionStage.Snapshot,
            async () =>
            {
                var answer = await CallAsync("snapshot", cancellationToken, binding?.ToJson(), null, null).ConfigureAwait(false) as string;
                if (answer?.StartsWith("ok", StringComparison.Ordinal) is not true)
                    throw Refused(SessionStage.Snapshot, answer);
                var snapshot = answer[2..];
                return snapshot.StartsWith("E:", StringComparison.Ordinal) || snapshot.Length is 0 or > MaxSnapshotLength
                    ? throw new AttestationException(
                        ErrorIds.ChallengeRejected,
                        SessionStage.Snapshot,
                        "The challenge script answered with an error instead of a snapshot; the browser environment lacks something that it needs. See the coverage gaps."
                    )
                    {
                        CoverageGaps = CoverageGaps,
                    }
                    : snapshot;
            }
        );

    /// <summary>Whether the last snapshot gave a function to mint with; without one nothing can be minted, whatever the service grants.</summary>
    public Task<bool> CanMintAsync(CancellationToken cancellationToken) =>
        GuardAsync(_world, SessionStage.Snapshot, async () => await CallAsync("canMint", cancellationToken).ConfigureAwait(false) is true);

    /// <summary>Hands the integrity token to the script, which gives its mint function for it.</summary>
    public Task StartMintingAsync(byte[] integrityToken, CancellationToken cancellationToken) =>
        GuardAsync(
            _world,
            SessionStage.Mint,
            async () =>
                await CallAsync("createMinter", cancellationToken, integrityToken).ConfigureAwait(false) is "ok" and var answer
                    ? answer
                    : throw Refused(SessionStage.Mint, "APF")
        );

    /// <summary>Mints a token for the UTF-8 bytes of a content binding.</summary>
    public Task<byte[]> MintAsync(byte[] contentBinding, CancellationToken cancellationToken) =>
        GuardAsync(
            _world,
            SessionStage.Mint,
            async () =>
                await CallAsync("mint", cancellationToken, contentBinding).ConfigureAwait(false) switch
                {
                    // An array that the script emptied or detached is not a token, nor is one of megabytes.
                    byte[] { Length: > 0 and <= MaxTokenBytes } token when token[0] != ErrorToken => token,
                    byte[] { Length: >= ErrorHead } error when error[0] == ErrorToken => throw Refused(SessionStage.Mint, error[ErrorHead - 1]),
                    var answer => throw Refused(SessionStage.Mint, answer),
                }
        );

    /// <summary>Reads what the script reported through its loggers since the last call; nothing when it cannot be read.</summary>
    internal Task<BotGuardTelemetry> ReadTelemetryAsync(CancellationToken cancellationToken) =>
        GuardAsync(
            _world,
            SessionStage.Snapshot,
            async () =>
            {
                try
                {
                    return
                        await CallAsync("telemetry", cancellationToken).ConfigureAwait(false) is string json
                        && JsonSerializer.Deserialize(json, AttestationJson.Default.BotGuardTelemetry) is { Counts: not null, Latencies: not null } telemetry
                        ? telemetry
                        : new BotGuardTelemetry();
                }
                // It is only counted: a script that breaks its own report has still taken its snapshot.
                catch (Exception error) when (error is JsonException or SessionOpsException { ErrorId: ErrorIds.ScriptFailed })
                {
                    return new BotGuardTelemetry();
                }
            }
        );

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<object?> CallAsync(string function, CancellationToken cancellationToken, params object?[] arguments) =>
        _bridge.CallAsync(function, _callTimeout, cancellationToken, arguments);

    // The codes are BgUtils' and the player's own.
    private AttestationException Refused(SessionStage stage, object? answer)
    {
        var (id, message) = answer switch
        {
            "EGOU" => (
                ErrorIds.ScriptFailed,
                "The interpreter did not put itself under the announced global name (EGOU): challenge and interpreter do not belong together."
            ),
            "ELIU" => (
                ErrorIds.ScriptFailed,
                "The interpreter has no entry point or did not start its program (ELIU): its calling convention may have changed; look for a newer version of SessionOps."
            ),
            "BSO" => (ErrorIds.ChallengeRejected, "The challenge script answered without a snapshot (BSO)."),
            "PMD" => (ErrorIds.EmptySignalOutput, "The snapshot carried no function to mint with (PMD)."),
            "APF" => (ErrorIds.MintFailed, "The script refused the integrity token (APF): token and snapshot do not belong together."),
            "YNJ" => (ErrorIds.MintFailed, "The script minted nothing (YNJ); a new attestation may help."),
            byte code => (ErrorIds.MintFailed, $"The script minted an error token with code {code}; a new attestation may help."),
            _ => (ErrorIds.MintFailed, "The script minted something that is not a token (ODM); a new attestation may help."),
        };
        return new AttestationException(id, stage, message) { CoverageGaps = CoverageGaps };
    }

    private static async Task<T> GuardAsync<T>(IScriptWorld world, SessionStage stage, Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (SessionOpsException error) when (error is not AttestationException)
        {
            var what = error.ErrorId == ErrorIds.ScriptLimitExceeded ? "exceeded its limits" : "failed";
            throw new AttestationException(error.ErrorId, stage, $"The challenge script {what} at the stage {stage}: {error.Message}", error)
            {
                CoverageGaps = world.CoverageGaps,
            };
        }
    }

    private static string ReadBridge()
    {
        using var stream = typeof(BotGuardClient).Assembly.GetManifestResourceStream("SessionOps.Attestation.botguard.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
