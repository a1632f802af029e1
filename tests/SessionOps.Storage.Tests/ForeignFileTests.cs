using System.Diagnostics;
using SessionOps.Testing;

namespace SessionOps.Storage.Tests;

/// <summary>What somebody else put in the place of the store's files.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Delete();

    [SkippableFact]
    public async Task A_pipe_in_the_place_of_a_session_is_set_aside_and_holds_nobody_up()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such pipes.");
        await using var store = new FileSessionStore(_folder.Path, TimeProvider.System);
        await store.WriteAsync(Samples.Session("another"), null, default);
        NamedPipe.Create(Path.Combine(_folder.Path, "sessions", "default.json"));

        var error = await Assert.ThrowsAsync<StoreException>(() => store.ReadAsync("default", default).WaitAsync(TimeSpan.FromMinutes(1)));

        Assert.Equal(ErrorIds.StoreCorrupt, error.ErrorId);
        Assert.DoesNotContain(_folder.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, error.LocalAction, StringComparison.Ordinal);
        Assert.Null(await store.ReadAsync("default", default));
        await store.WriteAsync(Samples.Session(), null, default);
    }

    [SkippableFact]
    public async Task A_device_in_the_place_of_a_session_is_none()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The device is Linux's.");
        await using var store = new FileSessionStore(_folder.Path, TimeProvider.System);
        await store.WriteAsync(Samples.Session("another"), null, default);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "sessions", "default.json"), "/dev/zero");

        var error = await Assert.ThrowsAsync<StoreException>(() => store.ReadAsync("default", default));

        Assert.Equal(ErrorIds.StoreCorrupt, error.ErrorId);
        Assert.Contains("not a regular file", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Another_users_file_is_not_believed()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can give a file to another user.");
        await using var store = new FileSessionStore(_folder.Path, TimeProvider.System);
        await store.WriteAsync(Samples.Session(), null, default);
        using (var change = Process.Start("chown", ["4242", Path.Combine(_folder.Path, "sessions", "default.json")]))
            await change.WaitForExitAsync();

        Assert.Equal(ErrorIds.StoreCorrupt, (await Assert.ThrowsAsync<StoreException>(() => store.ReadAsync("default", default))).ErrorId);
    }

    [SkippableFact]
    public async Task A_pipe_in_the_place_of_a_token_is_ignored_and_replaced()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such pipes.");
        await using var store = new FileSessionStore(_folder.Path, TimeProvider.System);
        var token = Samples.Session().PoToken with { ExpiresAt = DateTimeOffset.UtcNow.AddHours(1) };
        await store.WriteTokenAsync("default", token, default);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "tokens", "default")));
        File.Delete(file);
        NamedPipe.Create(file);

        Assert.Null(await store.ReadTokenAsync("default", token.ContentBinding, default));
        await store.WriteTokenAsync("default", token, default);
        Assert.NotNull(await store.ReadTokenAsync("default", token.ContentBinding, default));
    }
}
