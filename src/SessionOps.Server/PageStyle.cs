using System.Security.Cryptography;
using System.Text;

namespace SessionOps.Server;

/// <summary>How the pages for people look, in light and dark; nothing comes from elsewhere and no script runs.</summary>
internal static class PageStyle
{
    /// <summary>What every page's head contains.</summary>
    public const string Head = $"""
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <link rel="icon" type="image/svg+xml" href="favicon.svg">
        <style>{Css}</style>
        """;

    // Text on its background has at least 7:1 in both schemes, bars on theirs at least 3:1.
    private const string Css = """
        :root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --line: #8a8a93; --soft: #f1f1f4; --link: #00439c; --good: #0a5c2b; --bad: #8e1519 }
        @media (prefers-color-scheme: dark) { :root { --ink: #ececf1; --paper: #16161a; --line: #6d6d78; --soft: #23232a; --link: #9ecbff; --good: #8be2a8; --bad: #ffb1ae } }
        body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 66rem; margin: 0 auto; padding: 1rem }
        a { color: var(--link) } a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
        header { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: baseline } header ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; margin: 0; padding: 0 }
        h1 { margin: 0 } h2 { margin: 2rem 0 .5rem; font-size: 1.25rem } h2, h3 { scroll-margin-top: 1rem }
        .skip { position: absolute; left: -99rem } .skip:focus { position: static }
        .state { border-left: .4rem solid var(--good); background: var(--soft); padding: .5rem 1rem } .state.bad { border-color: var(--bad) } .state p { margin: 0 } .bad strong { color: var(--bad) }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0 } dt { font-weight: 600 } dd { margin: 0; overflow-wrap: anywhere }
        code { font: .9rem/1.4 ui-monospace, monospace; background: var(--soft); padding: .1em .3em } pre { overflow-x: auto; background: var(--soft); padding: .6rem } pre code { padding: 0 }
        .wide { overflow-x: auto } table { border-collapse: collapse; width: 100% } caption { text-align: left; padding: .25rem 0 }
        th, td { text-align: left; vertical-align: top; border-top: 1px solid var(--line); padding: .3rem 1rem .3rem 0 } .number { font-variant-numeric: tabular-nums }
        .bar { display: block; width: 100%; height: 1.75rem; margin: .5rem 0 } .swatch { width: .8rem; height: .8rem; margin-right: .4rem }
        .page { fill: #2f6fd0 } .challenge { fill: #0f8a8a } .setup { fill: #7a5bd6 } .snapshot { fill: #b8489b } .integritytoken { fill: #b86a00 } .mint { fill: #2f8a3c } .store { fill: #777 }
        """;

    /// <summary>What a page may load: its own style and the host's icon, and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; img-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
