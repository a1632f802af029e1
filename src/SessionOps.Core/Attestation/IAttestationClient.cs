using SessionOps.InnerTube;

namespace SessionOps.Attestation;

/// <summary>Turns a page's challenge into a warm minter.</summary>
internal interface IAttestationClient
{
    /// <summary>Gets the challenge of a page, from the page itself or from another source that fits it.</summary>
    /// <exception cref="UnexpectedResponseException"><see cref="ErrorIds.MissingChallenge"/>: no source gave one; the message says why.</exception>
    Task<Challenge> GetChallengeAsync(YouTubePage page, CancellationToken cancellationToken);

    /// <summary>Runs the challenge and asks for an integrity token; fails closed.</summary>
    /// <param name="page">The page that the challenge belongs to: its configuration is what the script sees.</param>
    /// <param name="challenge">The challenge.</param>
    /// <param name="allowFallback">Whether to accept the service's fallback token when no integrity token is granted.</param>
    /// <param name="progress">Receives each stage.</param>
    /// <param name="cancellationToken">Ends script and requests.</param>
    /// <exception cref="AttestationException">A stage failed; its name is in the exception.</exception>
    Task<IPoTokenMinter> AttestAsync(
        YouTubePage page,
        Challenge challenge,
        bool allowFallback,
        IProgress<SessionStep>? progress,
        CancellationToken cancellationToken
    );

    /// <summary>Runs the challenge and takes a snapshot alone, bound as given.</summary>
    /// <exception cref="AttestationException">A stage failed; its name is in the exception.</exception>
    Task<BotGuardSnapshot> TakeSnapshotAsync(
        YouTubePage page,
        Challenge challenge,
        SnapshotBinding binding,
        IProgress<SessionStep>? progress,
        CancellationToken cancellationToken
    );
}
