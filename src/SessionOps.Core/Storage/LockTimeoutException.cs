namespace SessionOps.Storage;

/// <summary>A lock's holder kept it for too long.</summary>
internal sealed class LockTimeoutException(string message, Exception? innerException = null) : IOException(message, innerException);
