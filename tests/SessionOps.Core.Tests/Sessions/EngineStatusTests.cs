using SessionOps.Scripting;
using SessionOps.Sessions;

namespace SessionOps.Core.Tests.Sessions;

public sealed class EngineStatusTests : SessionServiceWorld
{
    [Fact]
    public void Says_when_the_engine_runs_no_scripts_any_more()
    {
        var service = NewService();
        Assert.Null(service.Status.EngineProblem);

        Engine.Status = new ScriptEngineStatus(StuckThreads: 4, MaxStuckThreads: 4);

        Assert.Equal("4 script threads are stuck in scripts that cannot be ended.", service.Status.EngineProblem);
    }

    [Fact]
    public async Task Ends_the_engine_with_the_service()
    {
        using var http = new HttpClient();
        var service = SessionService.Create(new SessionOpsOptions(), NewStore(), Engine, http, ownsHttpClient: false, _time, Random.Shared);

        await service.DisposeAsync();

        Assert.True(Engine.IsDisposed);
    }
}
