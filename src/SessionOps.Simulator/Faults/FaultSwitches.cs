namespace SessionOps.Simulator.Faults;

/// <summary>The faults that are on.</summary>
public sealed class FaultSwitches
{
    private const int MaximumSeconds = 30 * 24 * 3600;

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
    /// <exception cref="ArgumentException">The count is below one, or the seconds are not 0 to 2,592,000.</exception>
    public void Add(Fault fault)
    {
        Check(fault);
        lock (_on)
            _on.Add((fault, fault.Count ?? int.MaxValue));
    }

    /// <summary>Turns these faults on and all others off; none of it when one of them makes no sense.</summary>
    /// <exception cref="ArgumentException">A count is below one, or seconds are not 0 to 2,592,000.</exception>
    public void Replace(IReadOnlyCollection<Fault> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        foreach (var fault in wanted)
            Check(fault);
        lock (_on)
        {
            _on.Clear();
            _on.AddRange(wanted.Select(static fault => (fault, fault.Count ?? int.MaxValue)));
        }
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
            var index = _on.FindIndex(entry =>
                entry.Fault.Kind == kind && (entry.Fault.Path is null || path.StartsWith(entry.Fault.Path, StringComparison.Ordinal))
            );
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

    private static void Check(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Count < 1)
            throw new ArgumentException($"{fault.Kind}: count is {fault.Count}; leave it out for every request.", nameof(fault));
        if (fault.Seconds is not (>= 0 and <= MaximumSeconds))
            throw new ArgumentException($"{fault.Kind}: seconds are {fault.Seconds}; they can be 0 to {MaximumSeconds}.", nameof(fault));
    }
}
