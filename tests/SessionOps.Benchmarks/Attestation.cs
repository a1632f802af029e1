using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Benchmarks;

/// <summary>The steps of an attestation that run in a script engine, on one recorded pair.</summary>
public sealed class Attestation(string engineName, string pairFolder)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);
    private static readonly string s_page = ReadPage();

    private readonly IScriptEngine _engine = engineName switch
    {
        "jint" => new JintEngine(),
        "v8" => new V8Engine(),
        _ => throw new ArgumentException("The engine is jint or v8.", nameof(engineName)),
    };

    private readonly string _interpreter = File.ReadAllText(Path.Combine(pairFolder, "interpreter.js"));
    private readonly string _program = File.ReadAllText(Path.Combine(pairFolder, "program.txt"));
    private readonly string _globalName = File.ReadAllText(Path.Combine(pairFolder, "globalName")).Trim();
    private readonly ScriptWorldOptions _options = new() { PageUrl = new Uri(File.ReadAllText(Path.Combine(pairFolder, "pageUrl")).Trim()) };

    public Task<IScriptWorld> CreateWorldAsync() => _engine.CreateWorldAsync(_options, CancellationToken.None);

    public async Task<IScriptBridge> SetUpAsync(IScriptWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        await world.ExecuteAsync(_interpreter, "interpreter.js", CancellationToken.None);
        var page = await world.CreateBridgeAsync(s_page, CancellationToken.None);
        await page.CallAsync("load", s_timeout, CancellationToken.None, _globalName, _program);
        return page;
    }

    public static async Task<int> TakeSnapshotAsync(IScriptBridge page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return ((string)(await page.CallAsync("snapshot", s_timeout, CancellationToken.None))!).Length;
    }

    private static string ReadPage()
    {
        using var reader = new StreamReader(typeof(Attestation).Assembly.GetManifestResourceStream("page.js")!);
        return reader.ReadToEnd();
    }
}
