namespace SessionOps.Simulator.Faults;

/// <summary>A fault that the simulator shows until it is used up or removed.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Path">The start of the paths that it concerns, such as <c>/api/jnn/v1/GenerateIT</c>; null for every path where it makes sense.</param>
/// <param name="Count">For how many requests; null for all.</param>
/// <param name="Seconds">The delay, the Retry-After or the lifetime, by kind.</param>
public sealed record Fault(FaultKind Kind, string? Path = null, int? Count = null, double Seconds = 1);
