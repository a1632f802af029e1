namespace SessionOps.Sessions;

/// <summary>Tokens in memory by binding, until they expire; the oldest make room for new ones.</summary>
internal sealed class TokenCache(TimeProvider timeProvider, int capacity = TokenCache.DefaultCapacity)
{
    // A guest may load about 300 videos an hour (yt-dlp wiki, Extractors): a day's worth is 7,200.
    private const int DefaultCapacity = 8192;

    private readonly Dictionary<string, LinkedListNode<PoToken>> _byBinding = new(StringComparer.Ordinal);
    private readonly LinkedList<PoToken> _oldestFirst = new();

    public PoToken? Find(string contentBinding)
    {
        lock (_byBinding)
        {
            if (!_byBinding.TryGetValue(contentBinding, out var node))
                return null;
            if (node.Value.ExpiresAt > timeProvider.GetUtcNow())
                return node.Value;
            Drop(node);
            return null;
        }
    }

    public void Add(PoToken token)
    {
        lock (_byBinding)
        {
            if (_byBinding.TryGetValue(token.ContentBinding, out var known))
                Drop(known);
            else if (_byBinding.Count == capacity)
                Drop(_oldestFirst.First!);
            _byBinding[token.ContentBinding] = _oldestFirst.AddLast(token);
        }
    }

    public void Clear()
    {
        lock (_byBinding)
        {
            _byBinding.Clear();
            _oldestFirst.Clear();
        }
    }

    private void Drop(LinkedListNode<PoToken> node)
    {
        _byBinding.Remove(node.Value.ContentBinding);
        _oldestFirst.Remove(node);
    }
}
