namespace SessionOps;

/// <summary>The InnerTube client of a session, as its page announced it.</summary>
/// <param name="Name">The client's name, such as <c>WEB</c>.</param>
/// <param name="Version">The client's version, such as <c>2.20260817.01.00</c>.</param>
/// <param name="UserAgent">The user agent that every request of the session sends and its script sees.</param>
/// <param name="Language">The interface language (<c>hl</c>), such as <c>en</c>.</param>
/// <param name="Country">The content country (<c>gl</c>), such as <c>US</c>.</param>
/// <param name="Number">YouTube's number of the client, such as 1 for <c>WEB</c>; null when the page did not say and the name is not known.</param>
public sealed record YouTubeClient(string Name, string Version, string UserAgent, string Language, string Country, int? Number = null);
