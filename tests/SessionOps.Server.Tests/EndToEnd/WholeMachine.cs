namespace SessionOps.Server.Tests.EndToEnd;

/// <summary>Each of these tests takes a machine for itself: scripts run against the clock, in up to eight processes.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeMachine
{
    public const string Name = "End to end";
}
