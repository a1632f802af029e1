using Microsoft.CodeAnalysis;
using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

public sealed class OperationsTests
{
    [Theory]
    [InlineData("PowerShell")]
    [InlineData("Http")]
    [InlineData("Http;Functions")]
    [InlineData("PowerShell,Http,Functions")]
    public void Every_operation_compiles_without_warnings(string surface)
    {
        var run = GeneratorRun.Of(surface, [.. Sources.Operations, .. Sources.StandIns]);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.NotEmpty(run.Files);
    }

    [Theory]
    [InlineData("PowerShell")]
    [InlineData("Http")]
    [InlineData("Http;Functions")]
    public void Whatever_can_be_said_of_an_operation_compiles_without_warnings(string surface)
    {
        var run = GeneratorRun.Of(surface, [.. Sources.Everything, .. Sources.StandIns]);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics.Select(diagnostic => diagnostic.ToString()));
    }
}
