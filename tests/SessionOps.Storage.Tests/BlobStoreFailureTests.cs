using System.Net;
using Azure.Storage.Sas;
using SessionOps.Storage.Blobs;

namespace SessionOps.Storage.Tests;

/// <summary>What the blob store says when the storage is away, busy or refuses.</summary>
public sealed class BlobStoreFailureTests : BlobStoreFixture
{
    [SkippableTheory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_storage_that_is_busy_is_unavailable_for_now(HttpStatusCode status)
    {
        using var network = new FaultyNetwork { Fault = _ => new HttpResponseMessage(status) { Headers = { { "Retry-After", "0" } } } };
        await using var store = Open(network);

        var e = await ThrowsAsync(() => store.ReadAsync("default", default));

        Assert.Equal((ErrorIds.StoreUnavailable, true, TimeSpan.Zero), (e.ErrorId, e.IsTransient, e.RetryAfter));
    }

    [SkippableFact]
    public async Task A_storage_that_was_away_is_used_again_when_it_is_back()
    {
        using var network = new FaultyNetwork { Fault = _ => throw new HttpRequestException("Connection refused") };
        await using var store = Open(network);
        var e = await ThrowsAsync(() => store.WriteAsync(Samples.Session(), null, default));
        Assert.Equal((ErrorIds.StoreUnavailable, true), (e.ErrorId, e.IsTransient));

        network.Fault = null;
        await store.WriteAsync(Samples.Session(), null, default);
    }

    [SkippableFact]
    public async Task A_storage_that_does_not_answer_is_given_up()
    {
        using var network = new FaultyNetwork { Fault = _ => throw new TaskCanceledException("The request timed out.") };
        await using var store = Open(network);

        var e = await ThrowsAsync(() => store.ReadAsync("default", default));

        Assert.Equal((ErrorIds.StoreUnavailable, true), (e.ErrorId, e.IsTransient));
    }

    [SkippableFact]
    public async Task A_write_whose_answer_was_lost_has_succeeded()
    {
        await Store.WriteAsync(Samples.Session(), null, default);
        var read = (await Store.ReadAsync("default", default))!;
        var lost = 0;
        using var network = new FaultyNetwork
        {
            LosesAnswer = request =>
                request.Method == HttpMethod.Put
                && request.RequestUri!.AbsolutePath.EndsWith("default.json", StringComparison.Ordinal)
                && Interlocked.Increment(ref lost) == 1,
        };
        await using var store = Open(network);

        var version = await store.WriteAsync(read.Session with { EventId = "1" }, read.Version, default);

        Assert.Equal(2, lost);
        Assert.Equal(("1", version), ((await Store.ReadAsync("default", default)) is { } after ? (after.Session.EventId, after.Version) : default));
    }

    [SkippableFact]
    public async Task A_container_that_was_deleted_is_created_again()
    {
        await Store.WriteAsync(Samples.Session(), null, default);
        await Container.DeleteAsync();

        await ThrowsAsync(() => Store.ReadAsync("default", default));

        Assert.Null(await Store.ReadAsync("default", default));
    }

    [SkippableFact]
    public async Task A_signature_that_may_not_create_the_container_is_enough_to_use_it()
    {
        await Container.CreateAsync();
        await using var store = OpenSigned(BlobContainerSasPermissions.Read | BlobContainerSasPermissions.Write | BlobContainerSasPermissions.List);

        await store.WriteAsync(Samples.Session(), null, default);

        Assert.NotNull(await store.ReadAsync("default", default));
    }

    [SkippableFact]
    public async Task A_signature_never_shows()
    {
        await Container.CreateAsync();
        await using var store = OpenSigned(BlobContainerSasPermissions.List);

        var e = await ThrowsAsync(() => store.WriteAsync(Samples.Session(), null, default));

        Assert.Equal((ErrorIds.StoreUnavailable, false), (e.ErrorId, e.IsTransient));
        Assert.Contains("403", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", e.ToString() + store.Location, StringComparison.Ordinal);
        Assert.EndsWith("/" + Options.Container, store.Location, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Expired_tokens_are_swept_by_a_later_write()
    {
        await Store.WriteTokenAsync("default", Samples.Token("short", hours: 1), default);
        await Store.WriteTokenAsync("default", Samples.Token("long"), default);
        Time.Advance(TimeSpan.FromHours(2));
        await using var later = Open();
        await later.WriteTokenAsync("default", Samples.Token("another"), default);

        var blobs = new List<string>();
        await foreach (var blob in Container.GetBlobsAsync())
            blobs.Add(blob.Name);
        Assert.Equal(2, blobs.Count);
        Assert.NotNull(await later.ReadTokenAsync("default", "long", default));
    }

    [SkippableFact]
    public async Task Blobs_are_private_json_that_is_not_cached()
    {
        await Store.WriteAsync(Samples.Session(), null, default);

        var properties = (await Container.GetBlobClient("sessions/default.json").GetPropertiesAsync()).Value;
        var access = (await Container.GetAccessPolicyAsync()).Value.BlobPublicAccess;

        Assert.Equal(("application/json", "no-store"), (properties.ContentType, properties.CacheControl));
        Assert.Equal(Azure.Storage.Blobs.Models.PublicAccessType.None, access);
        Assert.Equal(["writeid"], properties.Metadata.Keys);
    }

    private static async Task<StoreException> ThrowsAsync(Func<Task> action) => await Assert.ThrowsAsync<StoreException>(action);

    private BlobSessionStore OpenSigned(BlobContainerSasPermissions permissions) =>
        BlobSessionStore.Create(new SessionOpsOptions { Store = Container.GenerateSasUri(permissions, DateTimeOffset.UtcNow.AddHours(1)).AbsoluteUri }, Time);
}
