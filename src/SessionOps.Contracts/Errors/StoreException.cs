namespace SessionOps;

/// <summary>A session store could not be read or written.</summary>
/// <inheritdoc cref="SessionOpsException(string, string, Exception?)"/>
public sealed class StoreException(string errorId, string message, Exception? innerException = null) : SessionOpsException(errorId, message, innerException);
