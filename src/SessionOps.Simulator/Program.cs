using SessionOps.Simulator;

var builder = WebApplication.CreateSlimBuilder(args);
var app = SimulatorHost.Build(builder, new SimulatorOptions { ProgramBytes = 28_000 });
await app.RunAsync();
