using System.Management.Automation;

namespace SessionOps.PowerShell.Tests;

public sealed class CancellationTests
{
    [Fact]
    public async Task Stop_does_not_wait_for_work_that_ignores_its_token()
    {
        using var runspace = new ModuleRunspace();
        var never = new TaskCompletionSource();
        runspace.Service.Gate = never.Task;
        runspace.Service.IgnoresCancellation = true;
        using var pipeline = runspace.Pipeline("Get-YouTubeSession; 'afterwards'");
        var running = Task.Run(() => pipeline.Invoke());
        await runspace.Service.Entered.Task;

        pipeline.Stop();

        Assert.Empty(await running);
        Assert.Equal(PSInvocationState.Stopped, pipeline.InvocationStateInfo.State);
        Assert.False(never.Task.IsCompleted);
    }

    [Fact]
    public async Task Stop_reaches_the_work_through_its_token()
    {
        using var runspace = new ModuleRunspace();
        runspace.Service.Gate = new TaskCompletionSource().Task;
        using var pipeline = runspace.Pipeline("Get-YouTubeSession");
        var running = Task.Run(() => pipeline.Invoke());
        await runspace.Service.Entered.Task;

        pipeline.Stop();

        Assert.Empty(await running);
        Assert.Empty(pipeline.Streams.Error);
        await runspace.Service.Left.Task;
    }
}
