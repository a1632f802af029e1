using SessionOps.Scripting;
using SessionOps.Testing;

namespace SessionOps.Engines.Tests.Browser.Libraries;

/// <summary>Well-known libraries, fingerprinting ones among them, run as they do in Chromium.</summary>
public abstract class LibraryTests
{
    // The libraries wait for their own timers; an interpreting engine on a busy machine needs seconds for the largest.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);
    private static readonly ScriptWorldOptions s_options = new()
    {
        Limits = new ScriptLimits { Timeout = s_limit, MemoryBytes = 4L << 30 },
    };
    private static readonly Lazy<Task<string>> s_installed = new(static () => NpmInstallation.EnsureAsync(LibraryCase.Folder, "libraries"));

    public static TheoryData<string> Libraries => [.. LibraryCase.All.Keys];

    /// <summary>The engine that runs the libraries.</summary>
    protected abstract IScriptEngine Engine { get; }

    [SkippableTheory]
    [MemberData(nameof(Libraries))]
    public async Task Runs_as_in_Chromium(string name)
    {
        Skip.IfNot(
            NpmInstallation.IsPossible,
            "NOT TESTED: well-known libraries, because Node.js (node, npm) is not on the PATH. Install Node 20 or later to test them."
        );
        var library = LibraryCase.All[name];

        var lines = await RunAsync(library);

        Assert.Equal(library.Chromium, lines.Where(line => !library.Profile.Keys.Any(key => line.StartsWith(key + ' ', StringComparison.Ordinal))));
    }

    private async Task<string[]> RunAsync(LibraryCase library)
    {
        var folder = Path.Combine(await s_installed.Value, "node_modules");
        await using var world = await Engine.CreateWorldAsync(s_options, CancellationToken.None);
        if (library.Before is not null)
            await world.ExecuteAsync(library.Before, "before.js", CancellationToken.None);
        foreach (var script in library.Scripts)
            await world.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(folder, script)), script, CancellationToken.None);
        var bridge = await world.CreateBridgeAsync("({ run(expression) { return (0, eval)(expression); } })", CancellationToken.None);
        return ((string)(await bridge.CallAsync("run", s_limit, CancellationToken.None, library.Expression))!).Split('\n');
    }
}
