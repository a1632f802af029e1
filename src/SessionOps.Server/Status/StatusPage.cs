using System.Globalization;
using SessionOps.Endpoints;
using SessionOps.Server.Authentication;

namespace SessionOps.Server.Status;

/// <summary>The report as a page for people.</summary>
internal static class StatusPage
{
    private static readonly (string Path, string Name)[] s_pages =
    [
        ("./", "Reload"),
        ("docs", "Documentation"),
        ("api/status", "JSON"),
        ("metrics", "Metrics"),
    ];

    /// <summary>Writes the page.</summary>
    public static string Write(StatusReport report, PageLinks links) =>
        Markup
            .Of(
                $"""
                <!doctype html>
                <html lang="en">
                <head>
                {new Markup(PageStyle.Head)}
                <title>SessionOps: status</title>
                </head>
                <body>
                <a class="skip" href="#main">Skip to content</a>
                <header>
                <h1>SessionOps</h1>
                <nav aria-label="Pages of this server"><ul>{Markup.Join(s_pages.Select(page => Markup.Of($"""<li><a href="{links.To(page.Path)}">{page.Name}</a>""")))}</ul></nav>
                </header>
                <main id="main" tabindex="-1">
                {State(report)}
                {Server(report)}
                {Sessions(report)}
                {Stages(report)}
                {Attestations(report)}
                {Failure(report)}
                </main>
                <footer><p>As of {Time(
                    report.Now,
                    report.Now.ToString("u", CultureInfo.InvariantCulture)
                )}. This page shows no secrets.</p></footer>
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

    private static Markup Server(StatusReport report)
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
            ("Tokens minted", Text(StatusWords.Minted(report))),
        ];
        return Markup.Of(
            $"""<section aria-labelledby="server"><h2 id="server">This server</h2><dl>{Markup.Join(facts.Select(static fact => Markup.Of($"<dt>{fact.Name}<dd>{fact.Value}")))}</dl></section>"""
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
                )}<td>{Moment(session.ExpiresAt, report)}<td>{session.Egress ?? "unknown"}<td>{StatusWords.Of(session.Minter)}<td>{StatusWords.Of(
                    session.CoverageGaps
                )}
                """
            )
        );
        return Section(
            "sessions",
            "Sessions",
            "Sessions in the store",
            ["Name", "Grade", "Created", "Next refresh", "Expires", "Egress", "Minter", "Coverage gaps"],
            rows,
            "No session yet: the first request creates one."
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
                $"{last.SessionName ?? "Snapshot"}, {StatusWords.When(last.StartedAt, report.Now)}: {last.Outcome} after {StatusWords.Of(last.Duration)}",
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
                $"""<tr><th scope="row">{Moment(attestation.StartedAt, report)}<td>{attestation.SessionName ?? "snapshot"}<td>{attestation.Outcome}<td class="number">{StatusWords.Of(attestation.Duration)}<td>{StatusWords.Of(attestation.CoverageGaps)}"""
            )
        );
        return Section(
            "attestations",
            "Attestations",
            "Latest attestations, newest first",
            ["Started", "Session", "Outcome", "Time", "Coverage gaps"],
            rows,
            "No attestation since this server started."
        );
    }

    private static Markup Failure(StatusReport report) =>
        Markup.Of(
            $"""
            <section aria-labelledby="failure"><h2 id="failure">Last error</h2>
            <p>{StatusWords.LastFailure(report) ?? "No attestation has failed since this server started."}</p>
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
