using System.ComponentModel.DataAnnotations;

namespace SessionOps.Operations;

/// <summary>What can be done with snapshots of challenges.</summary>
public static class BotGuardSnapshotOperations
{
    /// <summary>Takes a snapshot of a fresh challenge, bound to an engagement.</summary>
    /// <remarks>
    /// Requests that vouch for an engagement, such as a like or a comment, carry a snapshot that is bound to it. PO tokens do not need one: <c>Get-PoToken</c> mints them.
    /// </remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="challenge">The challenge of the engagement (c).</param>
    /// <param name="engagement">The engagement (e), such as ENGAGEMENT_TYPE_VIDEO_LIKE.</param>
    /// <param name="videoId">The video (encryptedVideoId).</param>
    /// <param name="channelId">The channel (externalChannelId).</param>
    /// <param name="commentId">The comment (commentId).</param>
    /// <param name="attestationChallenge">The attestation challenge (atr_challenge).</param>
    /// <param name="additionalProperties">Further properties of any kind: a JSON object as text.</param>
    /// <param name="progress">Receives progress updates.</param>
    /// <param name="cancellationToken">Ends script and requests.</param>
    /// <returns>The snapshot, and the values of its page that have to be sent with it.</returns>
    /// <example><code>New-BotGuardSnapshot -Engagement ENGAGEMENT_TYPE_VIDEO_LIKE -VideoId dQw4w9WgXcQ</code>Takes a snapshot for a like of one video.</example>
    /// <example><code>(New-BotGuardSnapshot -AdditionalProperties '{"x": [1, true]}').Value</code>Takes a snapshot with a property of its own, as bare text.</example>
    [Operation("New", "BotGuardSnapshot", Http = "POST snapshots", Action = "Take snapshot")]
    public static Task<BotGuardSnapshot> NewAsync(
        ISessionService sessions,
        [Secret, StringLength(4096)] string? challenge = null,
        [StringLength(256)] string? engagement = null,
        [StringLength(64)] string? videoId = null,
        [StringLength(64)] string? channelId = null,
        [StringLength(256)] string? commentId = null,
        [Secret, StringLength(4096)] string? attestationChallenge = null,
        [Secret, StringLength(16384)] string? additionalProperties = null,
        IProgress<SessionStep>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        sessions.TakeSnapshotAsync(
            new SnapshotBinding
            {
                Challenge = challenge,
                Engagement = engagement,
                VideoId = videoId,
                ChannelId = channelId,
                CommentId = commentId,
                AttestationChallenge = attestationChallenge,
                AdditionalProperties = additionalProperties,
            },
            progress,
            cancellationToken
        );
}
