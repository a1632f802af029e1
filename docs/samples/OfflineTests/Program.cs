// How a program's own tests do without YouTube: a simulator on loopback, which also says whether a token is one.
using SessionOps;
using SessionOps.Simulator;
using SessionOps.Simulator.Faults;

const string VideoId = "jNQXAC9IVRw";
var folder = Directory.CreateTempSubdirectory();
await using var youtube = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 1 });
await using var sessions = SessionOpsClient.Create(
    new SessionOpsOptions
    {
        YouTubeUrl = youtube.Url,
        InterpreterHosts = [youtube.Url.Authority],
        Store = folder.FullName,
        CacheFolder = folder.FullName,
    }
);

var token = await sessions.MintForVideoAsync(VideoId);
Console.WriteLine($"the simulator takes the token: {youtube.State.VerifyToken(token.Value, VideoId).IsValid}");

youtube.State.Faults.Add(new Fault(FaultKind.TooManyRequests));
try
{
    await sessions.GetVisitorDataAsync();
}
catch (RateLimitedException error)
{
    Console.WriteLine($"and refuses as YouTube does: {error.ErrorId}");
}
