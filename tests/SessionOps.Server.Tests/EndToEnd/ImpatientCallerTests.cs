using System.Text;
using SessionOps.Simulator.Faults;

namespace SessionOps.Server.Tests.EndToEnd;

[Collection(WholeMachine.Name)]
public sealed class ImpatientCallerTests
{
    [Fact]
    public async Task Finishes_what_the_plugin_gave_up_and_gives_it_to_the_next_call()
    {
        await using var host = await HostOnSimulator.StartAsync();
        host.Simulator.State.Faults.Add(new Fault(FaultKind.Latency, "/api/jnn/v1/GenerateIT", Count: 1, Seconds: 2));

        using (var patience = new CancellationTokenSource())
        {
            var call = AskAsync(host, patience.Token);
            while (host.Simulator.State.Interpreters == 0)
                await Task.Delay(10);
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        using var answer = await AskAsync(host, CancellationToken.None);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal((1, 1), (host.Simulator.State.Pages, host.Simulator.State.Granted));
    }

    private static Task<HttpResponseMessage> AskAsync(HostOnSimulator host, CancellationToken cancellationToken) =>
        host.Client.PostAsync(new Uri("/get_pot", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"), cancellationToken);
}
