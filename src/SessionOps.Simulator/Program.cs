using SessionOps.Simulator;

return await SimulatorCommand.InvokeAsync(args, static (app, cancellationToken) => app.RunAsync(cancellationToken));
