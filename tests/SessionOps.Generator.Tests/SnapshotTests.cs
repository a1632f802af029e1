using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

public sealed class SnapshotTests
{
    [Theory]
    [InlineData("PowerShell")]
    [InlineData("Http")]
    [InlineData("Functions")]
    public void The_operations_are_emitted_as_the_snapshots_show(string surface)
    {
        var run = GeneratorRun.Of(surface, [.. Sources.Operations, .. Sources.StandIns]);

        Snapshot.Matches(surface, run.Files);
    }

    [Fact]
    public void Whatever_can_be_said_of_an_operation_is_emitted_as_the_snapshots_show() =>
        Snapshot.Matches("Everything", GeneratorRun.Of("PowerShell;Http;Functions", Sources.Everything).Files);
}
