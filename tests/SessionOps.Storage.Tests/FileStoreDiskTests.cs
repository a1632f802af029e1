using Microsoft.Extensions.Time.Testing;
using SessionOps.Testing;

namespace SessionOps.Storage.Tests;

/// <summary>A folder whose disk is full or may not be written, by the operating system's own word.</summary>
public sealed class FileStoreDiskTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider _time = new(Samples.Now);
    private readonly TestDisk _disk = new();

    private FileSessionStore Store { get; set; } = null!;

    public Task InitializeAsync()
    {
        Store = new FileSessionStore(_disk.Path, _time);
        return Store.WriteAsync(Samples.Session(), null, default);
    }

    public Task DisposeAsync() => Store.DisposeAsync().AsTask();

    public void Dispose() => _disk.Dispose();

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_stored_stays_and_is_read_and_what_is_written_is_refused_whole(bool isFull)
    {
        SpoilDisk(isFull);
        var files = _disk.Files();

        await UnavailableAsync(isFull, () => Store.WriteAsync(Samples.Session(eventId: "1"), StoredSession.AnyVersion, default));
        await UnavailableAsync(isFull, () => Store.WriteAsync(Samples.Session("another"), null, default));
        await UnavailableAsync(isFull, () => Store.WriteTokenAsync("default", Samples.Token(), default));

        Assert.Equal("0", (await Store.ReadAsync("default", default))!.Session.EventId);
        Assert.Equal(["default"], await Store.ListAsync(default).ToListAsync());
        Assert.Null(await Store.ReadTokenAsync("default", "dQw4w9WgXcQ", default));
        // A lock may have been made where there was room for its name; nothing else.
        Assert.Equal(files, _disk.Files().Where(file => files.Contains(file) || Path.GetExtension(file) != ".lock"));
        _disk.Heal();
        await Store.WriteAsync(Samples.Session(eventId: "1"), StoredSession.AnyVersion, default);
        await Store.WriteTokenAsync("default", Samples.Token(), default);
        Assert.NotNull(await Store.ReadTokenAsync("default", "dQw4w9WgXcQ", default));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refresh_loses_neither_the_session_nor_the_lease(bool isFull)
    {
        Skip.If(!isFull && Environment.IsPrivilegedProcess, "Root's disk cannot be made read-only while the lease holds a file of it open.");
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;
        SpoilDisk(isFull);

        await UnavailableAsync(isFull, () => lease.WriteAsync(Samples.Session(eventId: "1"), default));

        Assert.Equal("0", (await Store.ReadAsync("default", default))!.Session.EventId);
        _disk.Heal();
        await lease.WriteAsync(Samples.Session(eventId: "2"), default);
        Assert.Equal("2", (await Store.ReadAsync("default", default))!.Session.EventId);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lease_is_given_or_refused_by_a_typed_error(bool isFull)
    {
        SpoilDisk(isFull);

        try
        {
            // A full disk still has room for an empty file.
            await using var lease = await Store.TryAcquireLeaseAsync("default", default);
            Assert.True(isFull && lease is not null);
        }
        catch (StoreException error)
        {
            Assert.Equal(ErrorIds.StoreUnavailable, error.ErrorId);
        }

        _disk.Heal();
        await using var next = await Store.TryAcquireLeaseAsync("default", default);
        Assert.NotNull(next);
    }

    [SkippableFact]
    public async Task What_may_not_be_written_is_not_removed_and_says_so()
    {
        SpoilDisk(isFull: false);

        await UnavailableAsync(isFull: false, () => Store.RemoveAsync("default", default));

        Assert.NotNull(await Store.ReadAsync("default", default));
    }

    private void SpoilDisk(bool isFull)
    {
        Skip.If(TestDisk.ObstacleTo(isFull) is not null, TestDisk.ObstacleTo(isFull));
        _disk.Spoil(isFull);
    }

    private async Task UnavailableAsync(bool isFull, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<StoreException>(call);
        Assert.Equal(ErrorIds.StoreUnavailable, error.ErrorId);
        var problem =
            isFull ? "the disk is full"
            : Environment.IsPrivilegedProcess ? "its file system is read-only"
            : "access is denied";
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_disk.Path, error.Message, StringComparison.Ordinal);
    }
}
