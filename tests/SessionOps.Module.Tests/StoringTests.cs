using System.Management.Automation;
using SessionOps.Simulator;

namespace SessionOps.PowerShell.Tests;

public sealed class StoringTests
{
    [Theory]
    [InlineData("New-YouTubeSession batch")]
    [InlineData("foreach ($once in 1) { New-YouTubeSession batch | ForEach-Object { $_; break } }")]
    public void A_session_that_could_not_be_stored_is_an_error(string command)
    {
        using var runspace = new ModuleRunspace();
        runspace.Service.Status = runspace.Service.Status with { UnsavedSessions = ["batch"] };
        runspace.Service.FlushFailure = new StoreException(ErrorIds.StoreUnavailable, "The disk is full.") { IsTransient = true };

        var outcome = runspace.Invoke(command);

        Assert.Equal("batch", Assert.Single(outcome.Of<YouTubeSession>()).Name);
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("StoreUnavailable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("The session 'batch' could not be stored, and is lost when this process ends. The disk is full.", error.Exception.Message);
        Assert.Equal("batch", error.TargetObject);
    }

    [Fact]
    public void A_command_that_leaves_a_session_unsaved_did_not_succeed()
    {
        using var runspace = new ModuleRunspace();
        runspace.Service.Status = runspace.Service.Status with { UnsavedSessions = ["default"] };
        runspace.Service.FlushFailure = new StoreException(ErrorIds.StoreUnavailable, "The disk is full.");
        Assert.Equal([false], runspace.Invoke("$null = New-YouTubeSession -ErrorAction SilentlyContinue; $?").Of<bool>());
    }

    [Fact]
    public void What_is_left_is_stored_once_at_the_end_of_a_pipeline()
    {
        using var runspace = new ModuleRunspace();
        runspace.Invoke("1..3 | Get-PoToken");
        Assert.Equal(1, runspace.Service.Flushes);
        runspace.Invoke("New-YouTubeSession -WhatIf");
        Assert.Equal(1, runspace.Service.Flushes);
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_pipeline_is_stopped()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 1, ProgramBytes = 2000 });
        var store = Directory.CreateTempSubdirectory("sessionops-");
        try
        {
            var mint =
                $"Get-PoToken -WarningAction SilentlyContinue -Store '{store.FullName}' -YouTubeUrl '{simulator.Url}' -InterpreterHost '{simulator.Url.Authority}'";
            List<PoToken> written;
            using (var runspace = new ModuleRunspace())
            {
                using var pipeline = runspace.Pipeline($"1..100000 | ForEach-Object {{ \"binding $_ of a caller\" }} | {mint}");
                var taken = new PSDataCollection<PSObject>();
                var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                taken.DataAdded += (_, added) =>
                {
                    if (added.Index == 4)
                        enough.SetResult();
                };
                var running = Task.Run(() => pipeline.Invoke(null, taken));
                await enough.Task;
                pipeline.Stop();
                await running;
                Assert.Equal(PSInvocationState.Stopped, pipeline.InvocationStateInfo.State);
                written = [.. taken.Select(token => (PoToken)token.BaseObject)];
            }

            using (var runspace = new ModuleRunspace())
            {
                var bindings = string.Join("', '", written.Select(token => token.ContentBinding));
                Assert.Equal(written, runspace.Invoke($"'{bindings}' | {mint}").Of<PoToken>());
            }

            Assert.Equal(1, simulator.State.Attestations);
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_video_costs_no_second_attestation_when_the_process_starts_again()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 1, ProgramBytes = 2000 });
        var store = Directory.CreateTempSubdirectory("sessionops-");
        try
        {
            var settings = $"-Store '{store.FullName}' -YouTubeUrl '{simulator.Url}' -InterpreterHost '{simulator.Url.Authority}'";
            var command = $"'dQw4w9WgXcQ', 'jNQXAC9IVRw' | Get-PoToken {settings}; Remove-Module SessionOps";
            List<PoToken> first,
                second;
            using (var runspace = new ModuleRunspace())
                first = runspace.Invoke(command).Of<PoToken>().ToList();
            using (var runspace = new ModuleRunspace())
                second = runspace.Invoke(command).Of<PoToken>().ToList();

            Assert.Equal(2, first.Count);
            Assert.Equal(first, second);
            Assert.Equal(1, simulator.State.Attestations);
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }
}
