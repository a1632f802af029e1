using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SessionOps.Fuzz;

// "afl <target>" takes inputs from AFL++. Nothing that is instrumented may run before, not even to describe the command.
if (args is ["afl", var instrumented])
{
    SharpFuzz.Fuzzer.Run(input =>
    {
        using var buffer = new MemoryStream();
        input.CopyTo(buffer);
        Find(instrumented).Accepts(buffer.ToArray());
    });
    return 0;
}

var target = new Argument<string>("target") { Description = "One of " + string.Join(", ", FuzzTarget.All.Select(static target => target.Name)) + "." };
target.AcceptOnlyFromAmong([.. FuzzTarget.All.Select(static target => target.Name)]);
var executions = new Option<long>("--executions") { Description = "How many inputs each target gets.", DefaultValueFactory = static _ => 100_000 };
var seconds = new Option<int>("--seconds") { Description = "When a target ends at the latest.", DefaultValueFactory = static _ => int.MaxValue };
var seed = new Option<int>("--seed") { Description = "Where chance starts; the same seed gives the same inputs.", DefaultValueFactory = static _ => 1 };
var folder = new Option<DirectoryInfo?>("--corpus") { Description = "A folder with more inputs to start from, such as a queue of AFL++." };
var findings = new Option<DirectoryInfo>("--findings")
{
    Description = "Where inputs that broke something are kept.",
    DefaultValueFactory = static _ => new DirectoryInfo("findings"),
};
var name = new Option<string?>("--target") { Description = "The only target to run." };
var file = new Argument<FileInfo>("file") { Description = "The input." };

var run = new Command("run", "Changes the corpus by chance and gives it to the targets, in this process.")
{
    executions,
    seconds,
    seed,
    folder,
    findings,
    name,
};
run.SetAction(arguments =>
{
    var found = 0;
    foreach (var each in FuzzTarget.All.Where(each => arguments.GetValue(name) is not { } only || only == each.Name))
    {
        var campaign = new Campaign(each, arguments.GetValue(seed), arguments.GetRequiredValue(findings));
        campaign.Add(arguments.GetValue(folder));
        campaign.Run(arguments.GetValue(executions), TimeSpan.FromSeconds(arguments.GetValue(seconds)));
        Console.WriteLine(campaign);
        found += campaign.Findings;
    }

    return found == 0 ? 0 : 1;
});

var replay = new Command("replay", "Gives one input to a target, and shows what it throws.") { target, file };
replay.SetAction(arguments =>
{
    var started = Stopwatch.GetTimestamp();
    var accepted = Find(arguments.GetRequiredValue(target)).Accepts(File.ReadAllBytes(arguments.GetRequiredValue(file).FullName));
    Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{(accepted ? "taken" : "refused")} in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms")
    );
});

return new RootCommand("Gives readers of foreign input what nobody thought of.") { run, replay }
    .Parse(args)
    .Invoke();

static FuzzTarget Find(string name) => FuzzTarget.All.Single(target => target.Name == name);
