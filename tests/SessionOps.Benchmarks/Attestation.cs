using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using SessionOps.Attestation;
using SessionOps.Engines.V8;
using SessionOps.InnerTube;
using SessionOps.Scripting;

namespace SessionOps.Benchmarks;

/// <summary>The steps of an attestation that run in a script engine, on one recorded pair, as the product takes them.</summary>
/// <param name="engineName">The engine: <c>jint</c>, <c>v8</c> (in a process of its own, as in the product) or <c>v8-in-process</c>.</param>
/// <param name="pairFolder">What <c>eng/recordings/extract.mjs</c> writes.</param>
/// <param name="before">A script that runs in each world before the interpreter, such as a tracer.</param>
internal sealed class Attestation(string engineName, string pairFolder, string? before = null)
{
    // Long enough for a machine that does other things too; what a step took is measured.
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

    private readonly IScriptEngine _engine = engineName switch
    {
        "jint" => new JintEngine(),
        "v8" => new V8ProcessEngine(),
        "v8-in-process" => new V8Engine(),
        _ => throw new ArgumentException("The engine is jint, v8 or v8-in-process.", nameof(engineName)),
    };

    private readonly string _interpreter = Read(pairFolder, "interpreter.js");
    private readonly byte[]? _integrityToken = ReadIntegrityToken(pairFolder);
    private readonly Challenge _challenge = new()
    {
        Source = ChallengeSource.Page,
        Program = Read(pairFolder, "program.txt"),
        GlobalName = Read(pairFolder, "globalName").Trim(),
    };
    private readonly ScriptWorldOptions _options = new()
    {
        PageUrl = new Uri(Read(pairFolder, "pageUrl").Trim()),
        Limits = new ScriptLimits { Timeout = s_timeout },
    };

    /// <summary>The process that runs the scripts.</summary>
    public int ProcessId => (_engine as V8ProcessEngine)?.ProcessId ?? Environment.ProcessId;

    public Task<IScriptWorld> CreateWorldAsync() => _engine.CreateWorldAsync(_options, CancellationToken.None);

    public async Task<BotGuardClient> SetUpAsync(IScriptWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (before is not null)
            await world.ExecuteAsync(before, "before.js", CancellationToken.None);
        return await BotGuardClient.LoadAsync(world, _challenge, _interpreter, "{}", s_timeout, CancellationToken.None);
    }

    public static Task<string> TakeSnapshotAsync(BotGuardClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.SnapshotAsync(binding: null, CancellationToken.None);
    }

    /// <summary>Hands over the recorded integrity token; false when none was recorded or the script gave no function to mint with.</summary>
    public async Task<bool> StartMintingAsync(BotGuardClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (_integrityToken is null || !await client.CanMintAsync(CancellationToken.None))
            return false;
        await client.StartMintingAsync(_integrityToken, CancellationToken.None);
        return true;
    }

    public static Task<byte[]> MintAsync(BotGuardClient client, string binding)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.MintAsync(Encoding.UTF8.GetBytes(binding), CancellationToken.None);
    }

    private static string Read(string folder, string file) => File.ReadAllText(Path.Combine(folder, file));

    private static byte[]? ReadIntegrityToken(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "integrityToken.json")))
            return null;
        using var answer = JsonDocument.Parse(Read(folder, "integrityToken.json"));
        return Base64Url.DecodeFromChars(answer.RootElement[0].GetString()!.Replace('+', '-').Replace('/', '_'));
    }
}
