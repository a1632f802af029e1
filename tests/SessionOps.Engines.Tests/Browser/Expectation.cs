namespace SessionOps.Engines.Tests.Browser;

/// <summary>An expression and the description of what Chromium gave for it.</summary>
public sealed record Expectation(string Expression, string Expected);
