using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SessionOps.Attestation;
using SessionOps.Core.Tests.Http;
using SessionOps.Http;
using SessionOps.InnerTube;
using SessionOps.Storage;
using SessionOps.Testing;

namespace SessionOps.Core.Tests.Attestation;

public sealed class InterpreterClientTests : IDisposable
{
    private const string Script = "globalThis.x = {};";
    private static readonly Uri s_url = new("https://www.google.com/js/th/a.js");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-interpreters-");
    private readonly StubHandler _host = new(_ => new HttpResponseMessage { Content = new StringContent(Script) });

    public void Dispose()
    {
        _host.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Is_loaded_once_and_kept_in_memory()
    {
        using var http = Http();
        var client = Client(http);

        Assert.Equal(Script, await client.GetAsync(Challenge(), CancellationToken.None));
        Assert.Equal(Script, await client.GetAsync(Challenge(), CancellationToken.None));

        Assert.Single(_host.Requests);
    }

    [Fact]
    public async Task Is_kept_on_disk_for_the_next_process()
    {
        using var http = Http();
        await Client(http).GetAsync(Challenge(), CancellationToken.None);

        Assert.Equal(Script, await Client(http).GetAsync(Challenge(url: null), CancellationToken.None));

        Assert.Single(_host.Requests);
    }

    [Fact]
    public async Task What_was_changed_on_disk_is_not_run()
    {
        using var http = Http();
        await Client(http).GetAsync(Challenge(), CancellationToken.None);
        await File.AppendAllTextAsync(Assert.Single(Files()), "evil();");

        Assert.Equal(Script, await Client(http).GetAsync(Challenge(), CancellationToken.None));

        Assert.Equal(2, _host.Requests.Count);
        Assert.Equal(Script, await File.ReadAllTextAsync(Assert.Single(Files())));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_no_hindrance()
    {
        using var http = Http();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "interpreters"), "in the way");

        Assert.Equal(Script, await Client(http).GetAsync(Challenge(), CancellationToken.None));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_disk_that_is_full_or_protected_keeps_what_it_has_and_gets_no_beginnings(bool isFull)
    {
        Skip.If(TestDisk.ObstacleTo(isFull) is not null, TestDisk.ObstacleTo(isFull));
        using var disk = new TestDisk();
        var files = new InterpreterFiles(disk.Path, NullLogger.Instance);
        files.Write("kept", Script);
        var before = disk.Files();
        disk.Spoil(isFull);

        for (var i = 0; i < 3; i++)
            files.Write($"hash{i}", new string('x', 60_000));

        Assert.Equal((Script, null), (files.Read("kept"), files.Read("hash0")));
        Assert.Equal(before, disk.Files());
        disk.Heal();
        files.Write("hash0", Script);
        Assert.Equal(Script, files.Read("hash0"));
    }

    [SkippableFact]
    public async Task A_pipe_in_the_place_of_a_kept_script_holds_nobody_up()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such pipes.");
        using var http = Http();
        await Client(http).GetAsync(Challenge(), CancellationToken.None);
        var file = Assert.Single(Files());
        File.Delete(file);
        NamedPipe.Create(file);

        var getting = Task.Run(() => Client(http).GetAsync(Challenge(), CancellationToken.None));

        Assert.Equal(Script, await getting.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Few_scripts_are_kept_and_what_was_left_unfinished_goes()
    {
        var files = new InterpreterFiles(_folder.FullName, NullLogger.Instance);
        var unfinished = Path.Combine(_folder.FullName, "a.js" + PrivateFile.TemporarySuffix);
        File.WriteAllText(unfinished, "half");
        File.SetLastWriteTimeUtc(unfinished, DateTime.UtcNow.AddDays(-1));

        for (var i = 0; i < 3 * InterpreterFiles.MaxFiles; i++)
            files.Write($"hash{i}", Script);

        Assert.Equal(InterpreterFiles.MaxFiles, _folder.GetFiles().Length);
        Assert.False(File.Exists(unfinished));
    }

    [Fact]
    public async Task A_hash_never_becomes_a_path()
    {
        using var http = Http();

        await RefusedAsync(http, Challenge(hash: "../../escape"), ErrorIds.InterpreterHashMismatch);

        Assert.Empty(Files());
        Assert.False(File.Exists(Path.Combine(_folder.Parent!.FullName, "escape.js")));
    }

    [Fact]
    public async Task Another_script_than_the_announced_one_is_not_run_and_not_kept()
    {
        using var http = Http();

        await RefusedAsync(http, Challenge(hash: HashOf("another")), ErrorIds.InterpreterHashMismatch);

        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_script_without_a_hash_is_not_run()
    {
        using var http = Http();

        await RefusedAsync(http, Challenge(hash: null), ErrorIds.InterpreterRefused);

        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("https://evil.example/js/th/a.js")]
    [InlineData("https://www.google.com.evil.example/a.js")]
    [InlineData("https://www.google.com@evil.example/a.js")]
    [InlineData("https://www.google.com:8443/a.js")]
    [InlineData("file://www.google.com/a.js")]
    [InlineData("http://www.google.com/js/th/a.js")]
    public async Task A_host_that_is_not_allowed_is_not_asked(string url)
    {
        using var http = Http();

        await RefusedAsync(http, Challenge(url: new Uri(url)), ErrorIds.InterpreterRefused);

        Assert.Empty(_host.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.Found)
        {
            Headers = { Location = new Uri("https://www.youtube.com/b.js") },
        });
        using var http = new HttpClient(handler, disposeHandler: false);

        await RefusedAsync(http, Challenge(), ErrorIds.InterpreterRefused);
    }

    [Fact]
    public async Task A_redirect_that_the_clients_owner_follows_is_noticed()
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage
        {
            Content = new StringContent(Script),
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://evil.example/a.js"),
        });
        using var http = new HttpClient(handler, disposeHandler: false);

        await RefusedAsync(http, Challenge(), ErrorIds.InterpreterRefused);
    }

    [Fact]
    public async Task An_inline_script_is_verified_too()
    {
        using var http = Http();
        var client = Client(http);

        Assert.Equal(Script, await client.GetAsync(Challenge() with { InterpreterScript = Script }, CancellationToken.None));
        await RefusedAsync(http, Challenge() with { InterpreterScript = "another" }, ErrorIds.InterpreterHashMismatch);

        Assert.Empty(_host.Requests);
    }

    private async Task RefusedAsync(HttpClient http, Challenge challenge, string errorId)
    {
        var error = await Assert.ThrowsAsync<AttestationException>(() => Client(http).GetAsync(challenge, CancellationToken.None));
        Assert.Equal((errorId, SessionStage.Challenge), (error.ErrorId, error.Stage));
    }

    private HttpClient Http() => new(_host, disposeHandler: false);

    private InterpreterClient Client(HttpClient http)
    {
        var options = new SessionOpsOptions { CacheFolder = _folder.FullName };
        return new InterpreterClient(new YouTubeSender(http, options, TimeProvider.System), options);
    }

    private string[] Files()
    {
        var folder = Path.Combine(_folder.FullName, "interpreters");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }

    private static Challenge Challenge() => Challenge(HashOf(Script), s_url);

    private static Challenge Challenge(string? hash) => Challenge(hash, s_url);

    private static Challenge Challenge(Uri? url) => Challenge(HashOf(Script), url);

    private static Challenge Challenge(string? hash, Uri? url) =>
        new()
        {
            Source = ChallengeSource.Page,
            InterpreterUrl = url,
            InterpreterHash = hash,
            Program = "program",
            GlobalName = "x",
        };

    private static string HashOf(string script) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script))).Replace('+', '-').Replace('/', '_');
}
