namespace SessionOps.Simulator.Endpoints;

/// <summary>The counts of <see cref="SimulatorState"/>.</summary>
internal sealed record StateReport(
    int Pages,
    int Interpreters,
    int Attestations,
    int Granted,
    int AttestationGets,
    int Creates,
    int Players,
    int MediaRequests,
    string? LastRefusal
);
