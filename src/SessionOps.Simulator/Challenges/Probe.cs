using System.Text.Json;

namespace SessionOps.Simulator.Challenges;

/// <summary>Something that a program finds out about its world.</summary>
/// <param name="Script">The body of a function of <c>m</c>, the machine.</param>
/// <param name="Expected">What a browser on that page gives.</param>
/// <param name="IsLate">Whether the script gives a promise: it is asked when the program starts, and its answer read with the snapshot.</param>
internal sealed record Probe(string Script, Func<PageVisit, string> Expected, bool IsLate = false)
{
    /// <summary>How many of <see cref="All"/>, from the first on, every program asks.</summary>
    public const int AlwaysAsked = 5;

    /// <summary>All that programs may ask.</summary>
    public static IReadOnlyList<Probe> All { get; } =
    [
        new("return m.call;", _ => "9:function,function,function,function,function"),
        new("return document.URL;", visit => visit.Url.AbsoluteUri),
        new("return navigator.userAgent;", visit => visit.UserAgent),
        new("return yt.config_.EVENT_ID;", visit => visit.EventId),
        new("return navigator.webdriver;", _ => "false"),
        new("return location.hostname + location.pathname;", visit => visit.Url.Host + visit.Url.AbsolutePath),
        new(
            "return [window, document, navigator, screen].map(function (o) { return Object.prototype.toString.call(o); }).join();",
            _ => "[object Window],[object HTMLDocument],[object Navigator],[object Screen]"
        ),
        new(
            "var f = m.targets[0]; return [f instanceof HTMLIFrameElement, f instanceof HTMLElement, f instanceof Element, f instanceof Node, f instanceof EventTarget].join();",
            _ => "true,true,true,true,true"
        ),
        new("return Function.prototype.toString.call(document.createElement);", _ => "function createElement() { [native code] }"),
        new(
            "var d = Object.getOwnPropertyDescriptor(Navigator.prototype, 'userAgent'); return [typeof d.get, typeof d.set, d.enumerable, d.configurable].join();",
            _ => "function,undefined,true,true"
        ),
        new("var n = 0; addEventListener('x', null, { get passive() { n++; return true; } }); return n > 0;", _ => "true"),
        new(
            "var f = document.createElement('iframe'); document.body.appendChild(f); var w = f.contentWindow, r = Object.prototype.toString.call(w) + typeof w.String.prototype.replace; document.body.removeChild(f); return r + f.contentWindow;",
            _ => "[object Window]functionnull"
        ),
        new("return btoa('\\u00e9') + atob('YQ==');", _ => "6Q==a"),
        new("return new TextEncoder().encode('\\u00e9').length;", _ => "2"),
        new("return typeof performance.now() + typeof performance.timeOrigin;", _ => "numbernumber"),
        new("return new Error('x').stack.split('\\n')[0];", _ => "Error: x"),
        new(
            "return [typeof setTimeout, typeof requestIdleCallback, typeof process, typeof require, typeof module].join();",
            _ => "function,function,undefined,undefined,undefined"
        ),
        new("return document.documentElement.hasAttribute('webdriver');", _ => "false"),
        new("return Object.getOwnPropertyNames(document.createElement('iframe')).length;", _ => "0"),
        new("return (function add(a, b) { return a + b; }).toString();", _ => "function add(a, b) { return a + b; }"),
        new("return isSecureContext;", _ => "true"),
        new("return document.createElement('video').canPlayType('video/webm; codecs=\"vp9\"');", _ => "probably"),
        new("return MouseEvent.prototype[Symbol.toStringTag] + Object.getPrototypeOf(MouseEvent.prototype)[Symbol.toStringTag];", _ => "MouseEventUIEvent"),
        new("try { HTMLElement.prototype.lang; return 'no error'; } catch (e) { return e.name + (e instanceof TypeError); }", _ => "TypeErrortrue"),
        new(
            "try { new HTMLIFrameElement(); return 'no error'; } catch (e) { return e.name + ': ' + e.message; }",
            _ => "TypeError: Failed to construct 'HTMLIFrameElement': Illegal constructor"
        ),
        new("return navigator.language;", visit => visit.Language),
        .. Recorded(),
    ];

    // What YouTube's own challenges ask for, as Chromium answers; written by eng/simulator-reference/record.mjs.
    private static IEnumerable<Probe> Recorded()
    {
        using var stream = typeof(Probe).Assembly.GetManifestResourceStream("answers.json")!;
        using var json = JsonDocument.Parse(stream);
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(static probe =>
                {
                    var answer = probe.GetProperty("answer").GetString()!;
                    return new Probe(probe.GetProperty("script").GetString()!, _ => answer, probe.TryGetProperty("late", out _));
                }),
        ];
    }
}
