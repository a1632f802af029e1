namespace SessionOps.Simulator.Endpoints;

/// <summary>A token to verify.</summary>
/// <param name="Token">The token.</param>
/// <param name="ContentBinding">What it should be bound to.</param>
internal sealed record VerifyRequest(string Token, string ContentBinding);
