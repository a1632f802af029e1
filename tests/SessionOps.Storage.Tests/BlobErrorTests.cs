using Azure;
using SessionOps.Storage.Blobs;

namespace SessionOps.Storage.Tests;

public sealed class BlobErrorTests
{
    [Fact]
    public void A_storage_older_than_its_client_is_named_as_the_cause()
    {
        var error = BlobErrors.Map(new RequestFailedException(400, "One of the HTTP headers is not right.", "InvalidHeaderValue", null), "the store")!;

        Assert.Equal((ErrorIds.StoreUnavailable, false), (error.ErrorId, error.IsTransient));
        Assert.Contains("API version", error.Message, StringComparison.Ordinal);
        Assert.Contains("--skipApiVersionCheck", error.RecommendedAction, StringComparison.Ordinal);
    }
}
