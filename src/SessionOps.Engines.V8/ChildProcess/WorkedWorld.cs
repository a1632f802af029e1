using SessionOps.Scripting;

namespace SessionOps.Engines.V8;

/// <summary>A world of the worker with its bridges, as the program numbers them.</summary>
internal sealed class WorkedWorld(IScriptWorld world)
{
    private readonly List<IScriptBridge> _bridges = [];
    private int _toldGaps;

    public IScriptWorld World => world;

    public async Task<object?> ExecuteAsync(string source, string sourceName, CancellationToken cancellationToken)
    {
        await world.ExecuteAsync(source, sourceName, cancellationToken).ConfigureAwait(false);
        return null;
    }

    public async Task<object?> CreateBridgeAsync(string expression, CancellationToken cancellationToken)
    {
        var bridge = await world.CreateBridgeAsync(expression, cancellationToken).ConfigureAwait(false);
        lock (_bridges)
        {
            _bridges.Add(bridge);
            return (double)(_bridges.Count - 1);
        }
    }

    public Task<object?> CallAsync(BinaryReader request, CancellationToken cancellationToken)
    {
        var (bridge, name, timeout) = (request.ReadInt32(), request.ReadText(), new TimeSpan(request.ReadInt64()));
        var arguments = new object?[request.ReadInt32()];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = request.ReadValue();
        lock (_bridges)
            return _bridges[bridge].CallAsync(name, timeout, cancellationToken, arguments);
    }

    /// <summary>Writes all gaps when there are new requests for them, else none.</summary>
    public void WriteNewGaps(BinaryWriter writer)
    {
        var gaps = world.CoverageGaps;
        var requests = gaps.Sum(static gap => gap.Count);
        if (Interlocked.Exchange(ref _toldGaps, requests) == requests)
            gaps = [];
        writer.Write(gaps.Count);
        foreach (var gap in gaps)
        {
            writer.WriteText(gap.Target);
            writer.WriteText(gap.Member);
            writer.Write(gap.Count);
        }
    }
}
