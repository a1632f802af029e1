// A session and a token for a video. Settings come from the environment, such as SessionOps__Proxy.
using SessionOps;

using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    cancel.Cancel();
};

await using var sessions = SessionOpsClient.Create(SessionOpsSettings.FromEnvironment(), new SessionServiceDependencies { IsShortLived = true });
try
{
    var session = await sessions.GetSessionAsync(cancellationToken: cancel.Token);
    var token = await sessions.MintForVideoAsync("jNQXAC9IVRw", cancellationToken: cancel.Token);
    Console.WriteLine($"visitor data   {session.VisitorData}");
    Console.WriteLine($"rollout token  {session.RolloutToken}");
    Console.WriteLine($"PO token       {token.Value}");
    Console.WriteLine($"grade          {token.Grade}");
    return 0;
}
catch (SessionOpsException error)
{
    Console.Error.WriteLine($"{error.ErrorId}: {error.Message}");
    Console.Error.WriteLine(Wording.Neutral.Advise(error));
    return 1;
}
