namespace SessionOps.Storage.Tests;

public sealed class FileSessionStoreTests : SessionStoreContract
{
    private readonly TemporaryFolder _folder = new();

    private string Root => _folder.Combine("store");

    protected override Task<ISessionStore> OpenAsync() => Task.FromResult<ISessionStore>(new FileSessionStore(Root, Clock));

    protected override async Task PutRawAsync(string name, ReadOnlyMemory<byte> content)
    {
        Directory.CreateDirectory(Path.Combine(Root, "sessions"));
        await File.WriteAllBytesAsync(SessionFile(name), content.ToArray());
    }

    protected override async Task<byte[]?> GetRawAsync(string name) => File.Exists(SessionFile(name)) ? await File.ReadAllBytesAsync(SessionFile(name)) : null;

    protected override Task<IReadOnlyList<byte[]>> GetSetAsideAsync(string name) =>
        Task.FromResult<IReadOnlyList<byte[]>>([.. Directory.GetFiles(Path.Combine(Root, "sessions"), $"{name}.corrupt-*").Select(File.ReadAllBytes)]);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete();
    }

    [Fact]
    public async Task A_second_corrupt_session_does_not_replace_the_first()
    {
        await PutRawAsync("default", "first"u8.ToArray());
        await ThrowsAsync(ErrorIds.StoreCorrupt, () => Store.ReadAsync("default", default));
        await PutRawAsync("default", "second"u8.ToArray());
        await ThrowsAsync(ErrorIds.StoreCorrupt, () => Store.ReadAsync("default", default));

        Assert.Equal(2, (await GetSetAsideAsync("default")).Count);
    }

    [Fact]
    public async Task Reading_creates_nothing()
    {
        await Store.ReadAsync("default", default);
        await Store.ReadTokenAsync("default", "binding", default);

        Assert.False(Directory.Exists(Root));
    }

    [SkippableFact]
    public async Task Files_are_for_their_owner_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no file modes; the profile's folder protects the store.");
        await Store.WriteAsync(Samples.Session(), null, default);
        await Store.WriteTokenAsync("default", Samples.Token(), default);
        await using var lease = await Store.TryAcquireLeaseAsync("default", default);

        var entries = new DirectoryInfo(Root).GetFileSystemInfos("*", SearchOption.AllDirectories);
        Assert.Equal(4, entries.Count(entry => entry is FileInfo));
        Assert.All(
            entries.Append(new DirectoryInfo(Root)),
            entry =>
                Assert.Equal(
                    entry is FileInfo
                        ? UnixFileMode.UserRead | UnixFileMode.UserWrite
                        : UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    entry.UnixFileMode
                )
        );
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_swept_by_the_next_store()
    {
        await PutRawAsync("abandoned", SessionJson.Serialize(Samples.Session("abandoned")));
        await File.WriteAllTextAsync(SessionFile("abandoned") + ".tmp", "half a sess");

        await Store.WriteAsync(Samples.Session("another"), null, default);

        Assert.False(File.Exists(SessionFile("abandoned") + ".tmp"));
        Assert.NotNull(await Store.ReadAsync("abandoned", default));
    }

    [SkippableFact]
    public async Task A_lease_whose_lock_file_was_deleted_is_lost()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows does not delete a file that is held.");
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;
        File.Delete(Path.Combine(Root, "locks", "default.lease"));
        await using var other = (await Store.TryAcquireLeaseAsync("default", default))!;

        await ThrowsAsync(ErrorIds.StoreConflict, () => lease.WriteAsync(Samples.Session(), default));

        Assert.True(lease.Lost.IsCancellationRequested);
        Assert.Null(await Store.ReadAsync("default", default));
        await other.WriteAsync(Samples.Session(), default);
    }

    [Fact]
    public async Task What_somebody_writes_in_the_middle_of_a_holders_write_stays()
    {
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;
        // The holder's write has found its lease in order and waits for its turn.
        var turn = await FileLock.AcquireAsync(new FileStoreLayout(Root).Lock("default"), default);
        var writing = lease.WriteAsync(Samples.Session(eventId: "late"), default);
        await PutRawAsync("default", SessionJson.Serialize(Samples.Session(eventId: "next")));

        turn.Dispose();

        await ThrowsAsync(ErrorIds.StoreConflict, () => writing);
        Assert.Equal("next", (await Store.ReadAsync("default", default))!.Session.EventId);
    }

    [SkippableFact]
    public async Task A_folder_that_goes_away_under_a_holder_is_made_again_by_the_next()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows does not delete a file that is held.");
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;
        Directory.Delete(Root, recursive: true);

        await ThrowsAsync(ErrorIds.StoreConflict, () => lease.WriteAsync(Samples.Session(), default));

        Assert.Null(await Store.ReadAsync("default", default));
        await using var next = (await Store.TryAcquireLeaseAsync("default", default))!;
        await next.WriteAsync(Samples.Session(), default);
        Assert.NotNull(await Store.ReadAsync("default", default));
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_is_unavailable()
    {
        var file = _folder.Combine("a-file");
        await File.WriteAllTextAsync(file, "");
        await using var store = new FileSessionStore(file, Time);

        var e = await ThrowsAsync(ErrorIds.StoreUnavailable, () => store.WriteAsync(Samples.Session(), null, default));

        Assert.DoesNotContain(file, e.Message, StringComparison.Ordinal);
        Assert.Contains(file, e.LocalAction, StringComparison.Ordinal);
        Assert.NotNull(e.RecommendedAction);
    }

    [Fact]
    public async Task Tokens_that_have_expired_are_deleted_by_the_next_write()
    {
        await Store.WriteTokenAsync("default", Samples.Token("short", hours: 1), default);
        await Store.WriteTokenAsync("default", Samples.Token("long"), default);
        Time.Advance(TimeSpan.FromHours(2));
        await Store.WriteTokenAsync("default", Samples.Token("another"), default);

        Assert.Equal(2, Directory.GetFiles(Path.Combine(Root, "tokens", "default")).Length);
        Assert.NotNull(await Store.ReadTokenAsync("default", "long", default));
    }

    [Fact]
    public async Task The_number_of_tokens_is_bounded_and_the_quarter_that_expires_first_gives_way()
    {
        await Store.WriteTokenAsync("default", Samples.Token("first", hours: 1), default);
        await Store.WriteTokenAsync("default", Samples.Token("second", hours: 2), default);
        var folder = Path.Combine(Root, "tokens", "default");
        for (var i = 2; i < FileSessionStore.MaxTokensPerSession; i++)
        {
            var file = Path.Combine(folder, $"{i}.json");
            await File.WriteAllTextAsync(file, "{}");
            File.SetLastWriteTimeUtc(file, Samples.Now.UtcDateTime.AddHours(3));
        }

        // Another process, which has to look for itself.
        await using var another = new FileSessionStore(Root, Time);
        await another.WriteTokenAsync("default", Samples.Token("one-too-many"), default);

        Assert.Equal((FileSessionStore.MaxTokensPerSession * 3 / 4) + 1, Directory.GetFiles(folder).Length);
        Assert.Null(await Store.ReadTokenAsync("default", "first", default));
        Assert.NotNull(await Store.ReadTokenAsync("default", "one-too-many", default));
    }

    [Fact]
    public async Task One_process_keeps_to_the_number_of_tokens_too()
    {
        for (var i = 0; i <= FileSessionStore.MaxTokensPerSession; i++)
            await Store.WriteTokenAsync("default", Samples.Token($"binding{i}", hours: 1 + i), default);

        Assert.Equal((FileSessionStore.MaxTokensPerSession * 3 / 4) + 1, Directory.GetFiles(Path.Combine(Root, "tokens", "default")).Length);
        Assert.NotNull(await Store.ReadTokenAsync("default", $"binding{FileSessionStore.MaxTokensPerSession}", default));
    }

    [Fact]
    public async Task A_damaged_token_is_no_token()
    {
        await Store.WriteTokenAsync("default", Samples.Token(), default);
        await File.WriteAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(Root, "tokens", "default"))), "{");

        Assert.Null(await Store.ReadTokenAsync("default", "dQw4w9WgXcQ", default));
    }

    private string SessionFile(string name) => Path.Combine(Root, "sessions", name + ".json");
}
