// By name, because the engine includes this file: a reference would be circular.
var run = Type.GetType("SessionOps.Engines.V8.ScriptWorker, SessionOps.Engines.V8", throwOnError: true)!.GetMethod("Run")!;
run.Invoke(null, null);
