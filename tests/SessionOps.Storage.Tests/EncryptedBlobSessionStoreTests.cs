using Azure.Storage.Blobs.Models;
using SessionOps.Storage.Blobs;

namespace SessionOps.Storage.Tests;

public sealed class EncryptedBlobSessionStoreTests : BlobStoreContract
{
    private static readonly string s_key = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray());
    private static readonly string s_otherKey = Convert.ToBase64String(Enumerable.Repeat((byte)8, 32).ToArray());

    private readonly RecordCipher _cipher = new(s_key);

    protected override string? Key => s_key;

    // The race is the plain store's; here it only has to go the same way.
    protected override int Writers => 4;

    // What is put past the store must at least be encrypted, or it is refused before it is read.
    protected override byte[] Seal(byte[] record, string blob) => _cipher.Seal(record, blob);

    protected override byte[] Open(byte[] content, string blob) => _cipher.Open(content, blob);

    [SkippableFact]
    public async Task Nothing_that_is_stored_shows_a_secret()
    {
        await Store.WriteAsync(Samples.Session(), null, default);
        await Store.WriteTokenAsync("default", Samples.Token(), default);

        await foreach (var blob in Container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }))
        {
            var content = (await Container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString();
            var shown = blob.Name + string.Concat(blob.Metadata.Values) + content;
            Assert.DoesNotContain("of-a-test", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("dQw4w9WgXcQ", shown, StringComparison.Ordinal);
        }
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_of_another_key_is_refused_and_never_overwritten(bool otherHasKey)
    {
        await Store.WriteAsync(Samples.Session(), null, default);
        await Store.WriteTokenAsync("default", Samples.Token(), default);
        var before = await GetStoredAsync("default");
        await using var other = Open(otherHasKey ? s_otherKey : null);

        var e = await ThrowsAsync(ErrorIds.InvalidConfiguration, () => other.ReadAsync("default", default));
        await ThrowsAsync(ErrorIds.InvalidConfiguration, () => other.WriteAsync(Samples.Session(), StoredSession.AnyVersion, default));
        await ThrowsAsync(ErrorIds.InvalidConfiguration, () => other.TryAcquireLeaseAsync("default", default));
        await ThrowsAsync(ErrorIds.InvalidConfiguration, () => other.ReadTokenAsync("default", "dQw4w9WgXcQ", default));
        await ThrowsAsync(ErrorIds.InvalidConfiguration, () => other.WriteTokenAsync("default", Samples.Token(), default));

        Assert.Contains("SessionOps__StoreKey", e.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(before, await GetStoredAsync("default"));
        Assert.NotNull(await Store.ReadTokenAsync("default", "dQw4w9WgXcQ", default));
    }

    [SkippableFact]
    public async Task A_session_that_is_not_encrypted_is_refused_and_left_alone()
    {
        await using var plain = Open(key: null);
        await plain.WriteAsync(Samples.Session(), null, default);

        await ThrowsAsync(ErrorIds.InvalidConfiguration, () => Store.ReadAsync("default", default));
        await ThrowsAsync(ErrorIds.InvalidConfiguration, () => Store.WriteAsync(Samples.Session(), StoredSession.AnyVersion, default));

        Assert.NotNull(await plain.ReadAsync("default", default));
    }

    [SkippableFact]
    public async Task A_blob_that_was_moved_to_another_name_is_corrupt()
    {
        await PutStoredAsync("default", _cipher.Seal(SessionJson.Serialize(Samples.Session()), BlobStoreLayout.Session("elsewhere")));

        await ThrowsAsync(ErrorIds.StoreCorrupt, () => Store.ReadAsync("default", default));
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_key_that_is_none_is_refused_without_repeating_it(string key)
    {
        var e = Assert.Throws<InvalidInputException>(() => new RecordCipher(key));

        Assert.Equal((ErrorIds.InvalidConfiguration, "StoreKey"), (e.ErrorId, e.Parameter));
        Assert.DoesNotContain(key, e.Message, StringComparison.Ordinal);
    }
}
