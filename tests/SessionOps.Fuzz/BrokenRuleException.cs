namespace SessionOps.Fuzz;

/// <summary>What has to hold for every input did not.</summary>
internal sealed class BrokenRuleException(string message) : Exception(message);
