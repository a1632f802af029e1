namespace SessionOps.Storage;

/// <summary>One caller of this process at a time for each key, in the order in which they came.</summary>
internal static class LocalQueue
{
    private static readonly Dictionary<string, Entry> s_entries = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn of this caller, which ends when the result is disposed.</summary>
    public static async Task<IDisposable> EnterAsync(string key, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var entry = Join(key);
        try
        {
            return await entry.Turns.WaitAsync(timeout, cancellationToken).ConfigureAwait(false)
                ? new Turn(key, entry)
                : throw new TimeoutException($"'{Path.GetFileName(key)}' has been in use by others of this process for {timeout.TotalSeconds:0} s");
        }
        catch
        {
            Leave(key, entry);
            throw;
        }
    }

    private static Entry Join(string key)
    {
        lock (s_entries)
        {
            if (!s_entries.TryGetValue(key, out var entry))
                s_entries.Add(key, entry = new Entry());
            entry.Users++;
            return entry;
        }
    }

    private static void Leave(string key, Entry entry)
    {
        lock (s_entries)
        {
            if (--entry.Users > 0)
                return;
            s_entries.Remove(key);
            entry.Turns.Dispose();
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turns { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Turn(string key, Entry entry) : IDisposable
    {
        public void Dispose()
        {
            entry.Turns.Release();
            Leave(key, entry);
        }
    }
}
