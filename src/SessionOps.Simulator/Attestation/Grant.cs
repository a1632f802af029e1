namespace SessionOps.Simulator.Attestation;

/// <summary>An integrity token that was granted.</summary>
/// <param name="Id">16 bytes that name it.</param>
/// <param name="Secret">32 bytes that tokens are signed with.</param>
/// <param name="ExpiresAt">Until when its tokens are honoured.</param>
internal sealed record Grant(byte[] Id, byte[] Secret, DateTimeOffset ExpiresAt);
