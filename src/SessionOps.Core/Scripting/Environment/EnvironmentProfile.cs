namespace SessionOps.Scripting;

/// <summary>What the environment's script is told of the page and the browser.</summary>
internal sealed record EnvironmentProfile(string PageUrl, string UserAgent, IReadOnlyList<string> Languages);
