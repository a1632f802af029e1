namespace SessionOps.Server;

/// <summary>Marks a route that answers without a key: it tells nothing, or has a secret of its own.</summary>
internal sealed class AnonymousRoute;
