namespace SessionOps.Simulator.Faults;

/// <summary>The faults that are on.</summary>
public sealed class FaultSwitches
{
    private readonly List<(Fault Fault, int Left)> _on = [];

    /// <summary>The faults that are on, with what is left of their counts.</summary>
    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (_on)
                return [.. _on.Select(entry => entry.Fault.Count is null ? entry.Fault : entry.Fault with { Count = entry.Left })];
        }
    }

    /// <summary>Turns a fault on.</summary>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_on)
            _on.Add((fault, fault.Count ?? int.MaxValue));
    }

    /// <summary>Turns all faults off.</summary>
    public void Clear()
    {
        lock (_on)
            _on.Clear();
    }

    /// <summary>Uses a fault of a kind for a request; null when none is on for its path.</summary>
    internal Fault? Use(FaultKind kind, string path)
    {
        lock (_on)
        {
            var index = _on.FindIndex(entry => entry.Fault.Kind == kind && (entry.Fault.Path is null || path.StartsWith(entry.Fault.Path, StringComparison.Ordinal)));
            if (index < 0)
                return null;
            var (fault, left) = _on[index];
            if (fault.Count is not null && left == 1)
                _on.RemoveAt(index);
            else if (fault.Count is not null)
                _on[index] = (fault, left - 1);
            return fault;
        }
    }
}
