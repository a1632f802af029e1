namespace SessionOps.Storage.Tests;

public sealed class BlobSessionStoreTests : BlobStoreContract;
