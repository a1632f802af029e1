using System.CommandLine;
using SessionOps.Shell;

var script = new Argument<string[]>("script") { Description = "What to run; without it, a prompt.", Arity = ArgumentArity.ZeroOrMore };
var simulator = new Option<bool>("--simulator") { Description = "Starts the YouTube simulator in the same process and points every cmdlet at it." };
var module = new Option<DirectoryInfo?>("--module") { Description = "The module's folder; without it, the one that the build left." };
var command = new RootCommand(
    "A PowerShell console with the SessionOps module imported. It has PowerShell's utility and management cmdlets, but no jobs, PSReadLine or PSResourceGet."
)
{
    script,
    simulator,
    module,
};
command.SetAction(
    async (arguments, cancellationToken) =>
    {
        await using var stage = arguments.GetValue(simulator) ? await SimulatedStage.StartAsync(cancellationToken) : null;
        using var shell = ModuleShell.Open(ModuleLocation.Find(arguments.GetValue(module)?.FullName), ConsoleInterface.OfConsole());
        void Stop(object? sender, ConsoleCancelEventArgs pressed)
        {
            // The statement ends, the shell does not.
            pressed.Cancel = true;
            shell.Stop();
        }

        Console.CancelKeyPress += Stop;
        try
        {
            return arguments.GetValue(script) is { Length: > 0 } words ? shell.Run(string.Join(' ', words)) : shell.Prompt();
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }
);
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
