using Microsoft.Playwright;

namespace SessionOps.Server.Tests.EndToEnd;

/// <summary>The Chromium of this machine, driven by Playwright.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts it; a machine without one skips the test and says so.</summary>
    public static async Task<Browser> StartAsync()
    {
        var executable = Find();
        Skip.If(executable is null, $"There is no Chromium on this machine ({string.Join(", ", s_names)}): the page was not looked at in a browser.");
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox"] }));
    }

    /// <summary>Opens an address in a profile of its own.</summary>
    /// <returns>The page, and the addresses that it asked for.</returns>
    public async Task<(IPage Page, IReadOnlyList<string> Requests)> OpenAsync(Uri url, ColorScheme scheme = ColorScheme.Light, bool javaScript = true)
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                ColorScheme = scheme,
                JavaScriptEnabled = javaScript,
                ViewportSize = new ViewportSize { Width = 1100, Height = 900 },
            }
        );
        var page = await context.NewPageAsync();
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(url.AbsoluteUri);
        return (page, requests);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(static folder => s_names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
