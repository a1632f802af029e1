namespace SessionOps.Scripting;

/// <summary>A world keeps more memory alive than it may.</summary>
internal sealed class RetainedMemoryException() : Exception("The world keeps more memory alive than it may.");
