using SessionOps.Simulator.Attestation;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator;

/// <summary>What the simulator has seen, and its controls.</summary>
public sealed class SimulatorState
{
    private readonly AttestationDesk _desk;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private string? _lastRefusal;

    internal SimulatorState(AttestationDesk desk) => _desk = desk;

    /// <summary>The faults that are on.</summary>
    public FaultSwitches Faults { get; } = new();

    /// <summary>Pages served.</summary>
    public int Pages => Count(nameof(Pages));

    /// <summary>Interpreters served.</summary>
    public int Interpreters => Count(nameof(Interpreters));

    /// <summary>Requests for an integrity token.</summary>
    public int Attestations => Count(nameof(Attestations));

    /// <summary>Integrity tokens granted.</summary>
    public int Granted => Count(nameof(Granted));

    /// <summary>Challenges from <c>att/get</c>.</summary>
    public int AttestationGets => Count(nameof(AttestationGets));

    /// <summary>Challenges from <c>Create</c>.</summary>
    public int Creates => Count(nameof(Creates));

    /// <summary>Player requests.</summary>
    public int Players => Count(nameof(Players));

    /// <summary>Requests to the media server.</summary>
    public int MediaRequests => Count(nameof(MediaRequests));

    /// <summary>Why the last snapshot was refused; null when none was.</summary>
    public string? LastRefusal => Volatile.Read(ref _lastRefusal);

    /// <summary>Says whether a token was minted for a binding with a grant that is still valid.</summary>
    public Verdict VerifyToken(string token, string contentBinding) => _desk.Verify(token, contentBinding);

    internal void Saw(string what)
    {
        lock (_counts)
            _counts[what] = _counts.GetValueOrDefault(what) + 1;
    }

    internal void Refused(string reason) => Volatile.Write(ref _lastRefusal, reason);

    private int Count(string what)
    {
        lock (_counts)
            return _counts.GetValueOrDefault(what);
    }
}
