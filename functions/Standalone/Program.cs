using SessionOps.Functions.Standalone;

return await StandaloneCommand.RunAsync(args);
