namespace SessionOps.Simulator.Attestation;

/// <summary>Whether a token is honoured.</summary>
/// <param name="IsValid">Whether it is.</param>
/// <param name="Reason">Why not; <c>ok</c> when it is.</param>
public sealed record Verdict(bool IsValid, string Reason)
{
    internal static Verdict Ok { get; } = new(true, "ok");

    internal static Verdict No(string reason) => new(false, reason);
}
