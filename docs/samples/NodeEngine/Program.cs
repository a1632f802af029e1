// Challenge scripts in a child process of Node instead of Jint.
using SessionOps;

var dependencies = new SessionServiceDependencies { Engine = new NodeEngine() };
await using var sessions = SessionOpsClient.Create(SessionOpsSettings.FromEnvironment(), dependencies);
var session = await sessions.GetSessionAsync();
Console.WriteLine($"{session.Engine}, {session.Grade}");
