namespace SessionOps.Simulator.Challenges;

/// <summary>Who opened which page: what a challenge has to fit to.</summary>
/// <param name="Url">The page's address.</param>
/// <param name="UserAgent">The request's user agent.</param>
/// <param name="Language">The first language that the request accepts.</param>
/// <param name="EventId">The page's EVENT_ID.</param>
internal sealed record PageVisit(Uri Url, string UserAgent, string Language, string EventId);
