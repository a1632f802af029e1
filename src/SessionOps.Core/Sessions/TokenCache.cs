namespace SessionOps.Sessions;

/// <summary>Tokens in memory by binding, until they expire; the oldest make room for new ones.</summary>
internal sealed class TokenCache(TimeProvider timeProvider, int maxTokens = TokenCache.DefaultMaxTokens, int maxBytes = TokenCache.DefaultMaxBytes)
{
    // A guest may load about 300 videos an hour (yt-dlp wiki, Extractors): a day's worth is 7,200, of some 0.6 kB each with their bindings.
    private const int DefaultMaxTokens = 8192;
    private const int DefaultMaxBytes = 8 << 20;

    private readonly Dictionary<string, LinkedListNode<PoToken>> _byBinding = new(StringComparer.Ordinal);
    private readonly LinkedList<PoToken> _oldestFirst = new();
    private int _bytes;

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
            var size = SizeOf(token);
            if (size > maxBytes)
                return;
            while (_byBinding.Count >= maxTokens || _bytes + size > maxBytes)
                Drop(_oldestFirst.First!);
            _byBinding[token.ContentBinding] = _oldestFirst.AddLast(token);
            _bytes += size;
        }
    }

    public void Clear()
    {
        lock (_byBinding)
        {
            _byBinding.Clear();
            _oldestFirst.Clear();
            _bytes = 0;
        }
    }

    private void Drop(LinkedListNode<PoToken> node)
    {
        _byBinding.Remove(node.Value.ContentBinding);
        _oldestFirst.Remove(node);
        _bytes -= SizeOf(node.Value);
    }

    private static int SizeOf(PoToken token) => sizeof(char) * (token.Value.Length + token.ContentBinding.Length);
}
