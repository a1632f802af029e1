using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SessionOps.Storage;

/// <summary>Keeps sessions as files that only the current user may read; safe under several processes and a crash at any moment.</summary>
public sealed partial class FileSessionStore : ISessionStore
{
    private readonly FileStoreLayout _layout;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, (DateTime Sign, long SeenAt)> _signsOfLife = new(StringComparer.Ordinal);
    private int _swept;

    /// <summary>Opens the store in a folder, which is created with the first write.</summary>
    /// <param name="folder">The folder, as <see cref="FolderFrom"/> gives it.</param>
    /// <param name="timeProvider">The clock by which tokens expire.</param>
    /// <param name="logger">Where warnings about damaged files go.</param>
    public FileSessionStore(string folder, TimeProvider timeProvider, ILogger<FileSessionStore>? logger = null)
    {
        Location = Path.GetFullPath(folder);
        _layout = new FileStoreLayout(Location);
        _timeProvider = timeProvider;
        _logger = logger ?? NullLogger<FileSessionStore>.Instance;
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <summary>Finds the folder that the setting <c>SessionOps__Store</c> means: a path, a <c>file:</c> URL, or null for the current user's own.</summary>
    /// <exception cref="InvalidInputException">The setting names no folder.</exception>
    public static string FolderFrom(string? store) => FileStoreFolder.From(store);

    /// <inheritdoc/>
    public Task<StoredSession?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        SessionName.Validate(name);
        return GuardAsync(async () =>
        {
            try
            {
                return await LoadAsync(name, cancellationToken).ConfigureAwait(false);
            }
            catch (StoreException e) when (e.ErrorId == ErrorIds.StoreCorrupt)
            {
                // Once more under the lock: a writer may have replaced it meanwhile, and only one process sets it aside.
                using var held = await LockAsync(name, cancellationToken).ConfigureAwait(false);
                return await LoadOrSetAsideAsync(name, cancellationToken).ConfigureAwait(false);
            }
        });
    }

    /// <inheritdoc/>
    public Task<string> WriteAsync(YouTubeSession session, string? expectedVersion, CancellationToken cancellationToken)
    {
        var name = SessionName.Validate(session.Name);
        return GuardAsync(async () =>
        {
            using var held = await LockAsync(name, cancellationToken).ConfigureAwait(false);
            var version = await FindVersionAsync(name, cancellationToken).ConfigureAwait(false);
            if (expectedVersion != StoredSession.AnyVersion && expectedVersion != version)
            {
                throw new StoreException(
                    ErrorIds.StoreConflict,
                    $"The session '{name}' was {(version is null ? "removed" : "written")} by somebody else meanwhile: read it again."
                );
            }

            var content = SessionJson.Serialize(session);
            await PrivateFile.ReplaceAsync(_layout.Session(name), content, modified: null, durably: true, cancellationToken).ConfigureAwait(false);
            return VersionOf(content);
        });
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        SessionName.Validate(name);
        return GuardAsync(async () =>
        {
            var path = _layout.Session(name);
            var found = File.Exists(path);
            if (found || Directory.Exists(_layout.Tokens(name)))
            {
                using var held = await LockAsync(name, cancellationToken).ConfigureAwait(false);
                found = File.Exists(path);
                File.Delete(path);
                if (Directory.Exists(_layout.Tokens(name)))
                    Directory.Delete(_layout.Tokens(name), recursive: true);
            }

            FileLock.DeleteIfFree(_layout.Lease(name));
            return found;
        });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in await GuardAsync(() => Task.Run(_layout.Names, cancellationToken)).ConfigureAwait(false))
            yield return name;
    }

    /// <inheritdoc/>
    public Task<IRefreshLease?> TryAcquireLeaseAsync(string name, CancellationToken cancellationToken)
    {
        SessionName.Validate(name);
        return GuardAsync<IRefreshLease?>(async () =>
        {
            _layout.Create();
            if ((FileLock.TryAcquire(_layout.Lease(name)) ?? TakeFromSuspended(name)) is not { } lease)
                return null;
            try
            {
                using var held = await LockAsync(name, cancellationToken).ConfigureAwait(false);
                return new FileRefreshLease(this, name, lease, await FindVersionAsync(name, cancellationToken).ConfigureAwait(false), _timeProvider);
            }
            catch
            {
                lease.Dispose();
                throw;
            }
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // A holder that is suspended keeps its lock, but sets the file's time no more; this process's own time says for how long. When it goes on, it finds
    // its file gone, and what it might write in that very moment is refused for the version that it has.
    private FileLock? TakeFromSuspended(string name)
    {
        var path = _layout.Lease(name);
        var now = (Sign: File.GetLastWriteTimeUtc(path), SeenAt: _timeProvider.GetTimestamp());
        var seen = _signsOfLife.GetOrAdd(name, now);
        if (seen.Sign != now.Sign)
            _signsOfLife[name] = now;
        if (seen.Sign != now.Sign || _timeProvider.GetElapsedTime(seen.SeenAt) < FileRefreshLease.Duration || OperatingSystem.IsWindows())
            return null;
        _signsOfLife.TryRemove(name, out _);
        _logger.LogWarning("The process that refreshes the session '{Name}' shows no life; its lease is taken over.", name);
        File.Delete(path);
        return FileLock.TryAcquire(path);
    }

    // By content, not by time: equal versions are equal sessions, whatever the file system's clock does.
    private static string VersionOf(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

    private async Task<FileLock> LockAsync(string name, CancellationToken cancellationToken)
    {
        _layout.Create();
        if (Interlocked.Exchange(ref _swept, 1) == 0)
            Sweep();
        return await FileLock.AcquireAsync(_layout.Lock(name), cancellationToken).ConfigureAwait(false);
    }

    // A killed writer leaves a temporary file, with secrets, which only the next write of the same name would replace.
    private void Sweep()
    {
        foreach (var name in _layout.Unfinished())
        {
            using var held = FileLock.TryAcquire(_layout.Lock(name));
            if (held is not null)
                File.Delete(_layout.Session(name) + PrivateFile.TemporarySuffix);
        }
    }

    private async Task<StoredSession?> LoadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await PrivateFile.ReadAsync(_layout.Session(name), cancellationToken).ConfigureAwait(false) is { } content
                ? new StoredSession(SessionJson.Deserialize(content, name), VersionOf(content))
                : null;
        }
        catch (UnusableFileException e)
        {
            throw new StoreException(ErrorIds.StoreCorrupt, $"The stored session cannot be read: {e.Problem}", e);
        }
    }

    // Under the lock.
    private async Task<StoredSession?> LoadOrSetAsideAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await LoadAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException e) when (e.ErrorId == ErrorIds.StoreCorrupt)
        {
            var aside = SetAside(name);
            _logger.LogWarning("The stored session '{Name}' was set aside as {File}. {Problem}", name, aside, e.Message);
            throw new StoreException(ErrorIds.StoreCorrupt, $"{e.Message} It was set aside as '{Path.GetFileName(aside)}'.", e)
            {
                LocalAction = $"The file that was set aside is '{aside}'.",
                RecommendedAction = "Ask for the session again: a new one takes its place. Look at the file that was set aside if this happens more than once.",
            };
        }
    }

    // Under the lock. A damaged file is out of the way afterwards and counts as none; a newer one throws.
    private async Task<string?> FindVersionAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await LoadOrSetAsideAsync(name, cancellationToken).ConfigureAwait(false))?.Version;
        }
        catch (StoreException e) when (e.ErrorId == ErrorIds.StoreCorrupt)
        {
            return null;
        }
    }

    private string SetAside(string name)
    {
        var stamped = Path.Combine(_layout.Sessions, $"{name}.corrupt-{_timeProvider.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}");
        var aside = stamped;
        for (var i = 2; File.Exists(aside); i++)
            aside = $"{stamped}-{i}";
        File.Move(_layout.Session(name), aside);
        return aside;
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(ErrorIds.StoreUnavailable, $"The session store cannot be used: {FileProblem.Of(e)}.", e)
            {
                LocalAction = $"The store is the folder '{Location}'.",
                IsTransient = e is not UnauthorizedAccessException,
                RecommendedAction = "Give the user of this process a local folder that it may write, with free space, or name another one (SessionOps__Store).",
            };
        }
    }
}
