using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SessionOps.Simulator.Attestation;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator.Endpoints;

/// <summary>YouTube's pages, and the host of interpreters.</summary>
internal static class PageEndpoints
{
    private const string ApiKey = "simulated-key";

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Page);
        routes.MapGet("/watch", Page);
        routes.MapGet("/embed/{video}", Page);
        routes.MapGet("/js/th/{file}", Interpreter);
        routes.MapGet("/sorry/index", () => Results.Text(Captcha, "text/html", Encoding.UTF8));
    }

    private const string Captcha =
        "<!DOCTYPE html><html><body>Our systems have detected unusual traffic from your computer network. <form action=\"/sorry/index\"></form></body></html>";

    private const string Consent =
        "<!DOCTYPE html><html><body><form action=\"https://consent.youtube.com/save\" method=\"POST\"><button>Reject all</button></form></body></html>";

    private static IResult Page(HttpContext context, Challenger challenger, SimulatorState state, SimulatorOptions options)
    {
        var path = context.Request.Path.Value!;
        if (state.Faults.Use(FaultKind.Consent, path) is not null)
            return Results.Text(Consent, "text/html", Encoding.UTF8);
        if (state.Faults.Use(FaultKind.Captcha, path) is not null)
            return Results.Redirect("/sorry/index");
        state.Saw(nameof(SimulatorState.Pages));
        var carriesChallenge = options.ChallengePlace != ChallengePlace.None && state.Faults.Use(FaultKind.NoChallenge, path) is null;
        var visit = challenger.Welcome(context, carriesChallenge && options.ChallengePlace is ChallengePlace.Current or ChallengePlace.CurrentObject);
        var attestation = "";
        if (carriesChallenge)
        {
            var challenge = new JsonObject { ["bgChallenge"] = challenger.Describe(challenger.Issue(visit.Page, path), context) }.ToJsonString();
            attestation = options.ChallengePlace switch
            {
                ChallengePlace.Older => $"window.ytAtR = '{Escape(challenge)}';",
                ChallengePlace.CurrentObject => $"window.ytAtN({{'R': {challenge}, 'T': '{visit.EacrToken}', }});",
                _ => $"window.ytAtN({{'R': '{Escape(challenge)}', 'T': '{visit.EacrToken}', }});",
            };
        }

        SetCookies(context, visit);
        return Results.Text(Write(visit, attestation, options), "text/html", Encoding.UTF8);
    }

    // The same values as in the page: who sends one without the other is another visitor.
    private static void SetCookies(HttpContext context, Visit visit)
    {
        var kept = new CookieOptions
        {
            HttpOnly = true,
            Path = "/",
            MaxAge = TimeSpan.FromDays(180),
            Secure = context.Request.IsHttps,
        };
        context.Response.Cookies.Append("YSC", visit.Page.EventId[..11], new CookieOptions { HttpOnly = true, Path = "/" });
        context.Response.Cookies.Append("VISITOR_INFO1_LIVE", visit.VisitorId, kept);
        context.Response.Cookies.Append("__Secure-ROLLOUT_TOKEN", visit.RolloutToken, kept);
    }

    private static IResult Interpreter(string file, AttestationDesk desk, SimulatorState state, HttpContext context)
    {
        if (state.Faults.Use(FaultKind.InterpreterRedirect, context.Request.Path.Value!) is not null)
            return Results.Redirect("http://interpreter.example/th.js");
        if (desk.FindInterpreter(Path.GetFileNameWithoutExtension(file)) is not { } script)
            return Results.NotFound();
        state.Saw(nameof(SimulatorState.Interpreters));
        return Results.Text(script, "text/javascript", Encoding.UTF8);
    }

    // The decoys are what a careless parser takes for the real thing.
    private static string Write(Visit visit, string attestation, SimulatorOptions options) =>
        $$$"""
            <!DOCTYPE html><html lang="en" data-note="<script>ytcfg.set({'VISITOR_DATA':'decoy'})</script>"><head>
            <!-- <script>window.ytAtN({'R':'decoy'});</script> -->
            <script nonce="a1">var note = "ytcfg.set({\"VISITOR_DATA\":\"decoy\"}); window.ytAtN({'R':'decoy'})"; /* ytcfg.set({EVENT_ID:'decoy'}) */</script>
            <script nonce="a1">window.ytcfg = window.ytcfg || {d: {}, set: function () {}}; ytcfg.set({"EVENT_ID":"{{{visit.Page.EventId}}}","EXPERIMENT_FLAGS":{"a":true,"b":"}{ \" '<\/script>"},
            "INNERTUBE_API_KEY":"{{{ApiKey}}}","INNERTUBE_CLIENT_NAME":"WEB","INNERTUBE_CLIENT_VERSION":"{{{Visit.ClientVersion}}}","VISITOR_DATA":"{{{visit.VisitorData}}}",
            "INNERTUBE_CONTEXT":{"client":{"hl":"en","gl":"US","remoteHost":"{{{visit.RemoteHost}}}","visitorData":"{{{visit.VisitorData}}}","userAgent":"{{{Escape(
                visit.Page.UserAgent
            )}}}",
            "clientName":"WEB","clientVersion":"{{{Visit.ClientVersion}}}","rolloutToken":"{{{visit.RolloutToken}}}","deviceExperimentId":"simulated"} },
            "INNERTUBE_CONTEXT_CLIENT_NAME":1,"LOGGED_IN":false,"DATASYNC_ID":"V0123abcd||","WEB_PLAYER_CONTEXT_CONFIGS":{"WEB_PLAYER_CONTEXT_CONFIG_ID_KEVLAR_WATCH":
            {"serializedExperimentFlags":"html5_simulated\u003dtrue\u0026html5_generate_content_po_token\u003d{{{(
                options.MediaBinding == MediaBinding.Video ? "true" : "false"
            )}}}\u0026html5_generate_session_po_token\u003dtrue"}},});
            ytcfg.set("SIMULATED", !0); ytcfg.set("initialInnerWidth", window.innerWidth);</script></head>
            <body><script nonce="a1">window.ytAtN = window.ytAtN || function () {}; {{{attestation}}}</script></body></html>
            """;

    // As YouTube writes JSON inside a script's string: everything that could end it as a hexadecimal escape.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length * 2);
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is ' ' or '.' or '_' or '(' or ')' or ';' or ',')
                escaped.Append(character);
            else
                escaped.Append(character < 256 ? "\\x" : "\\u").Append(((int)character).ToString(character < 256 ? "x2" : "x4", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }
}
