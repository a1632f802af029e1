using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SessionOps.Simulator.Attestation;
using SessionOps.Simulator.Challenges;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator.Endpoints;

/// <summary>Remembers visits and hands out challenges for them.</summary>
internal sealed class Challenger(AttestationDesk desk, Visitors visitors, FaultSwitches faults)
{
    private readonly ConcurrentDictionary<string, Visit> _byVisitorData = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Visit> _byEventId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Visit> _lastByAgent = new(StringComparer.Ordinal);

    public Visit Welcome(HttpContext context, bool carriesChallenge)
    {
        var request = context.Request;
        var url = new Uri($"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}");
        var language = request.Headers.AcceptLanguage.ToString().Split(',', ';')[0];
        var page = new PageVisit(url, request.Headers.UserAgent.ToString(), language, visitors.NewEventId());
        var visitorId = visitors.NewVisitorId();
        var visit = new Visit(
            page,
            visitors.NewVisitorData(visitorId),
            visitorId,
            visitors.NewRolloutToken(),
            carriesChallenge ? visitors.NewEacrToken() : null,
            context.Connection.RemoteIpAddress?.ToString() ?? ""
        );
        _byVisitorData[visit.VisitorData] = visit;
        _byEventId[page.EventId] = visit;
        _lastByAgent[page.UserAgent] = visit;
        return visit;
    }

    public Visit? Find(string? visitorData) => visitorData is null ? null : _byVisitorData.GetValueOrDefault(visitorData);

    public Visit? FindEvent(string eventId) => _byEventId.GetValueOrDefault(eventId);

    public Visit? FindLast(string userAgent) => _lastByAgent.GetValueOrDefault(userAgent);

    public IssuedChallenge Issue(PageVisit page, string path, string? globalName = null)
    {
        var challenge = desk.Issue(page, Scripts(path), globalName);
        if (faults.Use(FaultKind.WrongHash, path) is not null)
            desk.Spoil(challenge.InterpreterHash);
        return challenge;
    }

    /// <summary>The name of a challenge in the short form.</summary>
    public const string ShortName = "trayride";

    /// <summary>A challenge in the short form: its interpreter's file is named after its hash, and its name is always the same.</summary>
    public static JsonObject DescribeShort(IssuedChallenge challenge, HttpContext context) =>
        new() { ["interpreterSafeUrl"] = Wrapped($"//{context.Request.Host.Value}/js/th/{challenge.InterpreterHash}.js"), ["program"] = challenge.Program };

    private static JsonObject Wrapped(string url) => new() { ["privateDoNotAccessOrElseTrustedResourceUrlWrappedValue"] = url };

    /// <summary>A challenge as pages and <c>att/get</c> carry it.</summary>
    public JsonObject Describe(IssuedChallenge challenge, HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var host = faults.Use(FaultKind.InterpreterElsewhere, path) is null ? context.Request.Host.Value : "interpreter.example";
        return new JsonObject
        {
            ["interpreterUrl"] = Wrapped($"//{host}/js/th/{challenge.InterpreterHash}.js"),
            ["interpreterHash"] = challenge.InterpreterHash,
            ["program"] = challenge.Program,
            ["globalName"] = challenge.GlobalName,
            ["clientExperimentsStateBlob"] = "[null,null,null,null,null,null,null,[],[]]",
        };
    }

    private Dictionary<string, string> Scripts(string path)
    {
        var scripts = new Dictionary<string, string>();
        Put("setup", FaultKind.EndlessLoop, "for (;;) {}");
        Put("setup", FaultKind.MemoryBomb, "for (var bomb = []; ; ) bomb.push(new Array(100000).fill('x').join('') + bomb.length);");
        Put("setup", FaultKind.EndlessRecursion, "(function again() { return again() + 1; })();");
        Put("setup", FaultKind.SyntaxError, "this is not JavaScript");
        Put("snapshot", FaultKind.SnapshotNeverSettles, "return;");
        Put("snapshot", FaultKind.SnapshotError, "return answer('E:1');");
        Put("signals", FaultKind.EmptySignalOutput, "signals = [];");
        return scripts;

        void Put(string place, FaultKind kind, string script)
        {
            if (faults.Use(kind, path) is not null)
                scripts[place] = script;
        }
    }
}
