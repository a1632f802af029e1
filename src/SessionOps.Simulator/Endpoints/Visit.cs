using SessionOps.Simulator.Challenges;

namespace SessionOps.Simulator.Endpoints;

/// <summary>One page that was served, with the values that belong together.</summary>
/// <param name="Page">Who opened what.</param>
/// <param name="VisitorData">The session's id.</param>
/// <param name="VisitorId">The id inside it.</param>
/// <param name="RolloutToken">The feature flags.</param>
/// <param name="EacrToken">What <c>att/get</c> requires; null when the page has no challenge.</param>
/// <param name="RemoteHost">The client's address.</param>
internal sealed record Visit(PageVisit Page, string VisitorData, string VisitorId, string RolloutToken, string? EacrToken, string RemoteHost)
{
    /// <summary>The client version of every page; YouTube's changes daily.</summary>
    public const string ClientVersion = "2.20260901.01.00";
}
