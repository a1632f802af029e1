namespace SessionOps.Server.Authentication;

/// <summary>Marks a page that a link on another site may open: it holds nothing of this host but what everybody's has.</summary>
internal sealed class OpenPage;
