namespace SessionOps.Simulator;

internal static class Program
{
    private static Task<int> Main(string[] args) => SimulatorCommand.InvokeAsync(args, static (app, cancellationToken) => app.RunAsync(cancellationToken));
}
