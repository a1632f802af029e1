using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SessionOps.Endpoints;

namespace SessionOps.Server.Status;

/// <summary>The report as a page for people: no scripts, nothing from elsewhere, in light and dark.</summary>
internal static class StatusPage
{
    // Text on its background has at least 7:1 in both schemes, bars on theirs at least 3:1.
    private const string Css = """
        :root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --line: #8a8a93; --soft: #f1f1f4; --link: #00439c; --good: #0a5c2b; --bad: #8e1519 }
        @media (prefers-color-scheme: dark) { :root { --ink: #ececf1; --paper: #16161a; --line: #6d6d78; --soft: #23232a; --link: #9ecbff; --good: #8be2a8; --bad: #ffb1ae } }
        body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 66rem; margin: 0 auto; padding: 1rem }
        a { color: var(--link) } a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
        header { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: baseline } nav ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; margin: 0; padding: 0 }
        h1 { margin: 0 } h2 { margin: 2rem 0 .5rem; font-size: 1.25rem }
        .skip { position: absolute; left: -99rem } .skip:focus { position: static }
        .state { border-left: .4rem solid var(--good); background: var(--soft); padding: .5rem 1rem } .state.bad { border-color: var(--bad) } .state p { margin: 0 } .good { color: var(--good) } .bad strong { color: var(--bad) }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0 } dt { font-weight: 600 } dd { margin: 0; overflow-wrap: anywhere }
        .wide { overflow-x: auto } table { border-collapse: collapse; width: 100% } caption { text-align: left; padding: .25rem 0 }
        th, td { text-align: left; vertical-align: top; border-top: 1px solid var(--line); padding: .3rem 1rem .3rem 0 } td.number { text-align: right; font-variant-numeric: tabular-nums }
        .bar { display: block; width: 100%; height: 1.75rem; margin: .5rem 0 } .swatch { width: .8rem; height: .8rem; margin-right: .4rem }
        .page { fill: #2f6fd0 } .challenge { fill: #0f8a8a } .setup { fill: #7a5bd6 } .snapshot { fill: #b8489b } .integritytoken { fill: #b86a00 } .mint { fill: #2f8a3c } .store { fill: #777 }
        """;

    /// <summary>What the page may load: its own style, and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Writes the page.</summary>
    public static string Write(StatusReport report) =>
        Markup
            .Of(
                $"""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>SessionOps: status</title>
                <style>{new Markup(Css)}</style>
                </head>
                <body>
                <a class="skip" href="#main">Skip to the status</a>
                <header>
                <h1>SessionOps</h1>
                <nav aria-label="Pages of this host"><ul><li><a href="">Reload</a><li><a href="docs">Reference</a><li><a href="api/status">As JSON</a><li><a href="metrics">Metrics</a></ul></nav>
                </header>
                <main id="main" tabindex="-1">
                {State(report)}
                {Host(report)}
                {Sessions(report)}
                {Stages(report)}
                {Attestations(report)}
                {Failure(report)}
                </main>
                <footer><p>As of {Time(
                    report.Now,
                    report.Now.ToString("u", CultureInfo.InvariantCulture)
                )}. The page shows no secrets and asks nobody but the store.</p></footer>
                </body>
                </html>
                """
            )
            .Html;

    private static Markup State(StatusReport report)
    {
        var problems = report.Problems is []
            ? Markup.None
            : Markup.Of($"<ul>{Markup.Join(report.Problems.Select(static problem => Markup.Of($"<li>{problem}")))}</ul>");
        return Markup.Of(
            $"""<div class="{(report.Problems is [] ? "state" : "state bad")}"><p><strong>{StatusWords.Summary(report)}</strong></p>{problems}</div>"""
        );
    }

    private static Markup Host(StatusReport report)
    {
        (string Name, Markup Value)[] facts =
        [
            ("Version", Text(report.Version)),
            ("Uptime", Time(report.StartedAt, StatusWords.Of(report.Now - report.StartedAt))),
            ("Engine", Text(report.Engine)),
            ("YouTube", Text(report.YouTubeUrl.ToString())),
            ("Proxy", Text(report.Proxy)),
            ("Store", Text(report.Store)),
            ("Breaker", Text(StatusWords.Of(report.Breaker, report.Now))),
            ("Tokens minted", Text($"{report.MintsPerMinute} within the last minute, {report.Minted} since the start")),
        ];
        return Markup.Of(
            $"""<section aria-labelledby="host"><h2 id="host">This host</h2><dl>{Markup.Join(facts.Select(static fact => Markup.Of($"<dt>{fact.Name}<dd>{fact.Value}")))}</dl></section>"""
        );
    }

    private static Markup Sessions(StatusReport report)
    {
        var rows = report.Sessions.Select(session =>
            Markup.Of(
                $"""
                <tr><th scope="row">{session.Name}<td>{StatusWords.GradeOf(session)}<td>{Moment(session.CreatedAt, report)}<td>{Moment(
                    session.RefreshAt,
                    report
                )}<td>{Moment(session.ExpiresAt, report)}<td>{session.Egress ?? "not said"}<td>{StatusWords.Of(session.Minter)}<td>{StatusWords.Of(
                    session.CoverageGaps
                )}
                """
            )
        );
        return Section(
            "sessions",
            "Sessions",
            "The shared sessions of the store",
            ["Name", "Grade", "Created", "Next refresh", "Expires", "Egress", "Minter", "Coverage gaps"],
            rows,
            "There is no session yet: the first request creates one."
        );
    }

    private static Markup Stages(StatusReport report)
    {
        if (report.Attestations is not [var last, ..])
            return Markup.None;
        var rows = last.Stages.Select(stage =>
            Markup.Of(
                $"""<tr><th scope="row">{Swatch(stage.Stage)}{StatusWords.Of(stage.Stage)}<td class="number">{StatusWords.Of(stage.Duration)}<td class="number">{Share(stage.Duration, last.Duration)}"""
            )
        );
        return Markup.Of(
            $"""
            <section aria-labelledby="stages"><h2 id="stages">Stages of the last attestation</h2>
            {Timeline(last)}
            {Table(
                $"{last.SessionName ?? "A snapshot"}, {StatusWords.When(last.StartedAt, report.Now)}: {last.Outcome} after {StatusWords.Of(last.Duration)}",
                ["Stage", "Time", "Share"],
                rows
            )}</section>
            """
        );
    }

    // A drawing of what the table below it says; who cannot see it misses nothing.
    private static Markup Timeline(AttestationReport attestation)
    {
        const double Width = 1000;
        var bars = new List<Markup>();
        var x = 0.0;
        foreach (var stage in attestation.Stages)
        {
            var width = attestation.Duration > TimeSpan.Zero ? Width * stage.Duration.Ticks / attestation.Duration.Ticks : 0;
            bars.Add(
                Markup.Of(
                    $"""<rect class="{ClassOf(stage.Stage)}" x="{Math.Round(x, 1)}" width="{Math.Round(width, 1)}" height="28"><title>{StatusWords.Of(stage.Stage)}: {StatusWords.Of(stage.Duration)}</title></rect>"""
                )
            );
            x += width;
        }

        return Markup.Of($"""<svg class="bar" viewBox="0 0 1000 28" preserveAspectRatio="none" aria-hidden="true">{Markup.Join(bars)}</svg>""");
    }

    private static Markup Attestations(StatusReport report)
    {
        var rows = report.Attestations.Select(attestation =>
            Markup.Of(
                $"""<tr><th scope="row">{Moment(attestation.StartedAt, report)}<td>{attestation.SessionName ?? "a snapshot"}<td>{attestation.Outcome}<td class="number">{StatusWords.Of(attestation.Duration)}<td>{StatusWords.Of(attestation.CoverageGaps)}"""
            )
        );
        return Section(
            "attestations",
            "Attestations",
            "The latest attestations",
            ["Started", "Session", "Outcome", "Time", "Coverage gaps"],
            rows,
            "This process has attested nothing yet."
        );
    }

    private static Markup Failure(StatusReport report) =>
        Markup.Of(
            $"""
            <section aria-labelledby="failure"><h2 id="failure">Last error</h2>
            <p>{StatusWords.LastFailure(report) ?? "No attestation has failed since the start."}</p>
            {(StatusWords.Advice(report) is { } advice ? Markup.Of($"<p>What to do: {HttpWording.Instance.Say(advice)}</p>") : Markup.None)}</section>
            """
        );

    private static Markup Section(string id, string heading, string caption, string[] columns, IEnumerable<Markup> rows, string empty)
    {
        var all = rows.ToList();
        return Markup.Of(
            $"""<section aria-labelledby="{id}"><h2 id="{id}">{heading}</h2>{(all is [] ? Markup.Of($"<p>{empty}</p>") : Table(caption, columns, all))}</section>"""
        );
    }

    // A table that is wider than the window scrolls in its own region, which the keyboard reaches.
    private static Markup Table(string caption, string[] columns, IEnumerable<Markup> rows) =>
        Markup.Of(
            $"""
            <div class="wide" role="region" aria-label="{caption}" tabindex="0"><table><caption>{caption}</caption>
            <thead><tr>{Markup.Join(columns.Select(static column => Markup.Of($"""<th scope="col">{column}""")))}</thead>
            <tbody>{Markup.Join(rows)}</tbody></table></div>
            """
        );

    private static Markup Swatch(SessionStage stage) =>
        Markup.Of($"""<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="{ClassOf(stage)}" width="10" height="10"/></svg>""");

    private static string ClassOf(SessionStage stage) => stage.ToString().ToLowerInvariant();

    private static string Share(TimeSpan part, TimeSpan whole) => whole > TimeSpan.Zero ? $"{100 * part.Ticks / whole.Ticks} %" : "";

    private static Markup Moment(DateTimeOffset moment, StatusReport report) => Time(moment, StatusWords.When(moment, report.Now));

    private static Markup Time(DateTimeOffset moment, string text) =>
        Markup.Of($"""<time datetime="{moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}">{text}</time>""");

    private static Markup Text(string text) => Markup.Of($"{text}");
}
