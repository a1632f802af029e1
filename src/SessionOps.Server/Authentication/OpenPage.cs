namespace SessionOps.Server.Authentication;

/// <summary>Marks a page that a link on another site may open: the browser shows it to its user, and the other site learns nothing.</summary>
internal sealed class OpenPage;
