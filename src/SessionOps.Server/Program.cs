using SessionOps.Server;

return await ServerCommand.RunAsync(args);
