namespace SessionOps.Drawing;

/// <summary>A picture has something that is not drawn here, or is too large.</summary>
internal sealed class NotDrawableException(string message) : Exception(message);
