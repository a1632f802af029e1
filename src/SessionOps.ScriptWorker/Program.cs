// By name, because the engine brings this file along: a reference would be a circle.
var run = Type.GetType("SessionOps.Engines.V8.ScriptWorker, SessionOps.Engines.V8", throwOnError: true)!.GetMethod("Run")!;
run.Invoke(null, null);
