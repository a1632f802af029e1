using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;

namespace SessionOps.Operations;

/// <summary>What can be asked about the browser environment's gaps.</summary>
public static class CoverageGapOperations
{
    /// <summary>Gets what a session's challenge asked for and the browser environment lacks.</summary>
    /// <param name="sessions">The session service.</param>
    /// <param name="name">The stored session.</param>
    /// <param name="atLeast">How often the challenge must have asked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>One gap for each member; nothing when the environment had all of them.</returns>
    /// <example><code>Get-CoverageGap</code>Gets the gaps of the session named default.</example>
    /// <example><code>'a', 'b' | Get-CoverageGap -AtLeast 10</code>Gets what the challenges of two sessions asked for ten times or more.</example>
    [Operation("Get", "CoverageGap", Http = "GET sessions/{name}/gaps")]
    public static async IAsyncEnumerable<CoverageGap> GetAsync(
        ISessionService sessions,
        [FromPipeline, StringLength(64, MinimumLength = 1)] string name = "default",
        [Range(1, 1_000_000)] int atLeast = 1,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var session = await sessions.ReadSessionAsync(name, cancellationToken).ConfigureAwait(false);
        foreach (var gap in session.CoverageGaps.Where(gap => gap.Count >= atLeast))
            yield return gap;
    }
}
