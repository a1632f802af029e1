using SessionOps.Attestation;

namespace SessionOps.Sessions;

/// <summary>A session that was just obtained, with the minter that it came from.</summary>
internal sealed record LiveSession(YouTubeSession Session, IPoTokenMinter Minter);
