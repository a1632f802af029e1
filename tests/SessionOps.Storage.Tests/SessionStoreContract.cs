using Microsoft.Extensions.Time.Testing;
using SessionOps.Testing;

namespace SessionOps.Storage.Tests;

/// <summary>What every store does, whatever it is made of. Each test has a store of its own.</summary>
public abstract class SessionStoreContract : IAsyncLifetime
{
    /// <summary>The clock by which tokens expire.</summary>
    protected FakeTimeProvider Time { get; } = new(Samples.Now);

    /// <summary>What the stores take for the time.</summary>
    protected SkewedTime Clock { get; }

    protected ISessionStore Store { get; private set; } = null!;

    protected SessionStoreContract() => Clock = new SkewedTime(Time);

    /// <summary>How many writers race for one session, twenty times each.</summary>
    protected virtual int Writers => 16;

    /// <summary>Opens the test's store once more, as another process would.</summary>
    protected abstract Task<ISessionStore> OpenAsync();

    /// <summary>Puts bytes where a session is stored, past the store.</summary>
    protected abstract Task PutRawAsync(string name, ReadOnlyMemory<byte> content);

    /// <summary>Reads the bytes of a stored session past the store; null when there is none.</summary>
    protected abstract Task<byte[]?> GetRawAsync(string name);

    /// <summary>Reads the sessions of a name that were set aside.</summary>
    protected abstract Task<IReadOnlyList<byte[]>> GetSetAsideAsync(string name);

    public async Task InitializeAsync() => Store = await OpenAsync();

    public virtual async Task DisposeAsync()
    {
        if (Store is not null)
            await Store.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_session_that_was_never_written_is_null() => Assert.Null(await Store.ReadAsync("absent", default));

    [SkippableFact]
    public async Task A_written_session_reads_the_same_from_another_instance()
    {
        var session = Samples.Session();
        var version = await Store.WriteAsync(session, null, default);

        await using var other = await OpenAsync();
        var read = await other.ReadAsync("default", default);

        Assert.NotNull(read);
        Assert.Equal(version, read.Version);
        Assert.Equal(session.CoverageGaps, read.Session.CoverageGaps);
        Assert.Equal(session.Cookies, read.Session.Cookies);
        Assert.Equal(session, read.Session with { CoverageGaps = session.CoverageGaps, Cookies = session.Cookies });
    }

    [SkippableFact]
    public async Task A_first_write_is_refused_when_there_is_a_session()
    {
        await Store.WriteAsync(Samples.Session(), null, default);

        await ThrowsAsync(ErrorIds.StoreConflict, () => Store.WriteAsync(Samples.Session(eventId: "1"), null, default));
        Assert.Equal("0", (await Store.ReadAsync("default", default))!.Session.EventId);
    }

    [SkippableFact]
    public async Task A_write_over_an_old_version_is_refused()
    {
        var first = await Store.WriteAsync(Samples.Session(), null, default);
        await Store.WriteAsync(Samples.Session(eventId: "1"), first, default);

        await ThrowsAsync(ErrorIds.StoreConflict, () => Store.WriteAsync(Samples.Session(eventId: "2"), first, default));
        Assert.Equal("1", (await Store.ReadAsync("default", default))!.Session.EventId);
    }

    [SkippableFact]
    public async Task A_write_over_a_removed_session_is_refused()
    {
        var version = await Store.WriteAsync(Samples.Session(), null, default);
        await Store.RemoveAsync("default", default);

        await ThrowsAsync(ErrorIds.StoreConflict, () => Store.WriteAsync(Samples.Session(), version, default));
    }

    [SkippableFact]
    public async Task A_write_over_any_version_overwrites()
    {
        await Store.WriteAsync(Samples.Session(), StoredSession.AnyVersion, default);
        var version = await Store.WriteAsync(Samples.Session(eventId: "1"), StoredSession.AnyVersion, default);

        var read = await Store.ReadAsync("default", default);
        Assert.Equal(("1", version), (read!.Session.EventId, read.Version));
    }

    [SkippableFact]
    public async Task Concurrent_writers_lose_no_increment()
    {
        await Store.WriteAsync(Samples.Session(), null, default);

        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var writer = await OpenAsync();
                        for (var i = 0; i < 20; i++)
                            await IncrementAsync(writer);
                    })
                )
        );

        Assert.Equal($"{Writers * 20}", (await Store.ReadAsync("default", default))!.Session.EventId);
    }

    [SkippableFact]
    public async Task A_removed_session_is_gone_with_its_tokens()
    {
        await Store.WriteAsync(Samples.Session(), null, default);
        await Store.WriteTokenAsync("default", Samples.Token(), default);

        Assert.True(await Store.RemoveAsync("default", default));

        Assert.Null(await Store.ReadAsync("default", default));
        Assert.Null(await Store.ReadTokenAsync("default", "dQw4w9WgXcQ", default));
        Assert.False(await Store.RemoveAsync("default", default));
    }

    [SkippableFact]
    public async Task Names_are_listed_in_ordinal_order()
    {
        foreach (var name in (string[])["b", "a.json", "a", "a_b", "a-b"])
            await Store.WriteAsync(Samples.Session(name), null, default);
        await Store.WriteTokenAsync("c", Samples.Token(), default);

        Assert.Equal(["a", "a-b", "a.json", "a_b", "b"], await ToListAsync(Store.ListAsync(default)));
    }

    [SkippableFact]
    public async Task An_empty_store_lists_nothing() => Assert.Empty(await ToListAsync(Store.ListAsync(default)));

    [SkippableTheory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../escaped")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("Upper")]
    [InlineData("con.json")]
    public async Task A_name_that_is_not_safe_everywhere_is_refused_by_every_member(string name)
    {
        await RefusedAsync(() => Store.ReadAsync(name, default));
        await RefusedAsync(() => Store.WriteAsync(Samples.Session(name), null, default));
        await RefusedAsync(() => Store.RemoveAsync(name, default));
        await RefusedAsync(() => Store.ReadTokenAsync(name, "binding", default));
        await RefusedAsync(() => Store.WriteTokenAsync(name, Samples.Token(), default));
        await RefusedAsync(() => Store.TryAcquireLeaseAsync(name, default));

        static async Task RefusedAsync(Func<Task> action) =>
            Assert.Equal(ErrorIds.InvalidInput, (await Assert.ThrowsAsync<InvalidInputException>(action)).ErrorId);
    }

    [SkippableFact]
    public async Task A_token_is_found_by_its_session_and_binding_alone()
    {
        var token = Samples.Token("a binding/with ?signs and ünïcode");
        await Store.WriteTokenAsync("default", token, default);

        Assert.Equal(token, await Store.ReadTokenAsync("default", token.ContentBinding, default));
        Assert.Null(await Store.ReadTokenAsync("default", "another", default));
        Assert.Null(await Store.ReadTokenAsync("other", token.ContentBinding, default));
    }

    [SkippableFact]
    public async Task A_token_is_replaced_by_a_later_one_of_the_same_binding()
    {
        await Store.WriteTokenAsync("default", Samples.Token(), default);
        var later = Samples.Token() with { Value = "a-later-token" };
        await Store.WriteTokenAsync("default", later, default);

        Assert.Equal(later, await Store.ReadTokenAsync("default", later.ContentBinding, default));
    }

    [SkippableFact]
    public async Task A_token_is_gone_when_it_expires()
    {
        var token = Samples.Token(hours: 1);
        await Store.WriteTokenAsync("default", token, default);

        Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Store.ReadTokenAsync("default", token.ContentBinding, default));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Store.ReadTokenAsync("default", token.ContentBinding, default));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("""{"schemaVersion":1,"name":"default","visit""")]
    [InlineData("""{"schemaVersion":1,"name":"default"}""")]
    [InlineData("""{"name":"default"}""")]
    [InlineData("null")]
    public async Task A_corrupt_session_is_set_aside_and_makes_room(string content)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(content);
        await PutRawAsync("default", bytes);

        await ThrowsAsync(ErrorIds.StoreCorrupt, () => Store.ReadAsync("default", default));

        Assert.Equal(bytes, Assert.Single(await GetSetAsideAsync("default")));
        Assert.Null(await Store.ReadAsync("default", default));
        await Store.WriteAsync(Samples.Session(), null, default);
        Assert.Equal(["default"], await ToListAsync(Store.ListAsync(default)));
    }

    [SkippableFact]
    public async Task A_session_under_another_name_is_corrupt()
    {
        await PutRawAsync("default", SessionJson.Serialize(Samples.Session("other")));

        await ThrowsAsync(ErrorIds.StoreCorrupt, () => Store.ReadAsync("default", default));
    }

    [SkippableTheory]
    [InlineData(null)]
    [InlineData(StoredSession.AnyVersion)]
    public async Task A_write_sets_a_corrupt_session_aside_first(string? expectedVersion)
    {
        var bytes = "{"u8.ToArray();
        await PutRawAsync("default", bytes);

        await Store.WriteAsync(Samples.Session(), expectedVersion, default);

        Assert.Equal(bytes, Assert.Single(await GetSetAsideAsync("default")));
        Assert.NotNull(await Store.ReadAsync("default", default));
    }

    [SkippableFact]
    public async Task A_session_of_a_newer_schema_is_refused_and_never_overwritten()
    {
        var bytes = """{"schemaVersion":2,"name":"default","visitorData":{"moved":true}}"""u8.ToArray();
        await PutRawAsync("default", bytes);

        await ThrowsAsync(ErrorIds.StoreSchemaTooNew, () => Store.ReadAsync("default", default));
        await ThrowsAsync(ErrorIds.StoreSchemaTooNew, () => Store.WriteAsync(Samples.Session(), StoredSession.AnyVersion, default));
        await ThrowsAsync(ErrorIds.StoreSchemaTooNew, () => Store.TryAcquireLeaseAsync("default", default));

        Assert.Equal(bytes, await GetRawAsync("default"));
        Assert.Empty(await GetSetAsideAsync("default"));
    }

    [SkippableFact]
    public async Task One_of_many_gets_the_lease_and_the_next_when_it_is_released()
    {
        await using var other = await OpenAsync();
        var leases = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? Store : other).TryAcquireLeaseAsync("default", default)))
        );

        var lease = Assert.Single(leases, lease => lease is not null)!;
        Assert.Null(await other.TryAcquireLeaseAsync("default", default));
        Assert.False(lease.Lost.IsCancellationRequested);
        await lease.DisposeAsync();

        await using var next = await other.TryAcquireLeaseAsync("default", default);
        Assert.NotNull(next);
    }

    [SkippableFact]
    public async Task The_leases_of_two_sessions_do_not_hinder_each_other()
    {
        await using var first = await Store.TryAcquireLeaseAsync("a", default);
        await using var second = await Store.TryAcquireLeaseAsync("b", default);

        Assert.NotNull(first);
        Assert.NotNull(second);
    }

    [SkippableFact]
    public async Task The_holder_of_the_lease_writes_as_often_as_it_likes()
    {
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;

        await lease.WriteAsync(Samples.Session(), default);
        var version = await lease.WriteAsync(Samples.Session(eventId: "1"), default);

        var read = await Store.ReadAsync("default", default);
        Assert.Equal(("1", version), (read!.Session.EventId, read.Version));
    }

    [SkippableFact]
    public async Task The_holder_of_the_lease_does_not_undo_what_somebody_wrote_meanwhile()
    {
        await Store.WriteAsync(Samples.Session(), null, default);
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;
        await Store.WriteAsync(Samples.Session(eventId: "published"), StoredSession.AnyVersion, default);

        await ThrowsAsync(ErrorIds.StoreConflict, () => lease.WriteAsync(Samples.Session(eventId: "refreshed"), default));
        Assert.Equal("published", (await Store.ReadAsync("default", default))!.Session.EventId);
    }

    [SkippableTheory]
    [InlineData(-24 * 365)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(24 * 365)]
    public async Task A_clock_that_is_set_neither_loses_a_lease_nor_gives_it_to_others(int hours)
    {
        await using var other = await OpenAsync();
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;

        // The wall clock jumps; no time passes.
        Clock.Skew = TimeSpan.FromHours(hours);

        Assert.Null(await other.TryAcquireLeaseAsync("default", default));
        await lease.WriteAsync(Samples.Session(), default);
        Assert.False(lease.Lost.IsCancellationRequested);
    }

    [SkippableFact]
    public async Task A_released_lease_writes_nothing()
    {
        var lease = (await Store.TryAcquireLeaseAsync("default", default))!;
        await lease.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => lease.WriteAsync(Samples.Session(), default));
    }

    [SkippableFact]
    public async Task A_cancelled_write_changes_nothing()
    {
        await Store.WriteAsync(Samples.Session(), null, default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.WriteAsync(Samples.Session(eventId: "1"), StoredSession.AnyVersion, new CancellationToken(true))
        );

        Assert.Equal("0", (await Store.ReadAsync("default", default))!.Session.EventId);
    }

    protected static async Task<StoreException> ThrowsAsync(string errorId, Func<Task> action)
    {
        var e = await Assert.ThrowsAsync<StoreException>(action);
        Assert.Equal(errorId, e.ErrorId);
        return e;
    }

    private static async Task IncrementAsync(ISessionStore store)
    {
        while (true)
        {
            var read = (await store.ReadAsync("default", default))!;
            var next = int.Parse(read.Session.EventId!, System.Globalization.CultureInfo.InvariantCulture) + 1;
            try
            {
                await store.WriteAsync(read.Session with { EventId = next.ToString(System.Globalization.CultureInfo.InvariantCulture) }, read.Version, default);
                return;
            }
            catch (StoreException e) when (e.ErrorId == ErrorIds.StoreConflict)
            {
                // Another writer was faster: read what it wrote.
            }
        }
    }

    private static async Task<List<string>> ToListAsync(IAsyncEnumerable<string> names)
    {
        var list = new List<string>();
        await foreach (var name in names)
            list.Add(name);
        return list;
    }
}
