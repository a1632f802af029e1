namespace SessionOps.Server;

/// <summary>How the pages for people look; nothing comes from elsewhere and no script runs.</summary>
internal static class PageStyle
{
    public const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public const string Element = """
        <style>
        :root { color-scheme: light dark }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
        code { font: 14px/1.4 ui-monospace, monospace; background: #8881; padding: .1em .3em }
        pre { overflow-x: auto; background: #8881; padding: .6rem } pre code { background: none; padding: 0 }
        table { border-collapse: collapse; width: 100% } td, th { text-align: left; vertical-align: top; border-top: 1px solid #8884; padding: .3rem .6rem .3rem 0 }
        h2 { margin-top: 2.5rem } h2, h3 { scroll-margin-top: 1rem }
        </style>
        """;
}
