using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SessionOps.Http;
using SessionOps.InnerTube;

namespace SessionOps.Attestation;

/// <summary>Gets the challenge of a page: its own, else from <c>att/get</c>, else from <c>Create</c>.</summary>
internal sealed class ChallengeClient(InnerTubeClient innerTube, AttestationApi api, ILogger<ChallengeClient>? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger<ChallengeClient>.Instance;

    /// <summary>Gets the challenge.</summary>
    /// <exception cref="UnexpectedResponseException"><see cref="ErrorIds.MissingChallenge"/>: no source gave one; the message says why.</exception>
    public async Task<Challenge> GetAsync(YouTubePage page, CancellationToken cancellationToken)
    {
        if (page.Challenge is { } own)
            return own;

        _logger.LogWarning("The page has no challenge; asking att/get");
        var (fromInnerTube, first) = await Attempt.RunAsync(() => innerTube.GetChallengeAsync(page, cancellationToken)).ConfigureAwait(false);
        if (fromInnerTube is not null)
            return fromInnerTube;

        _logger.LogWarning("att/get gave no challenge; asking Create");
        var (created, second) = await Attempt.RunAsync(() => api.CreateAsync(cancellationToken)).ConfigureAwait(false);
        return created
            ?? throw new UnexpectedResponseException(
                ErrorIds.MissingChallenge,
                $"The page has no challenge, att/get gave none ({first?.Message}) and Create gave none ({second?.Message})."
            )
            {
                // The longer of the two, if they asked to wait.
                RetryAfter = second?.RetryAfter is { } wait && !(first?.RetryAfter > wait) ? wait : first?.RetryAfter,
            };
    }
}
