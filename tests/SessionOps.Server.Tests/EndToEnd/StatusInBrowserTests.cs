using Microsoft.Playwright;

namespace SessionOps.Server.Tests.EndToEnd;

[Collection(WholeMachine.Name)]
public sealed class StatusInBrowserTests
{
    // WCAG's level AAA for text, of the relative luminance of ink and paper.
    private const double MinContrast = 7;

    private const string Contrasts = """
        () => {
          const luminance = color => {
            const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const paper = element => {
            for (let at = element; at; at = at.parentElement) {
              const color = getComputedStyle(at).backgroundColor;
              if (!/, 0\)$/.test(color)) return color;
            }
            return 'rgb(255, 255, 255)';
          };
          return [...document.querySelectorAll('h1, h2, p, a:not(.skip), dt, dd, th, td, caption, li, strong')].map(element => {
            const [a, b] = [luminance(getComputedStyle(element).color), luminance(paper(element))];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          });
        }
        """;

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Can_be_read_in_light_and_dark(ColorScheme scheme)
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await HostOnSimulator.StartAsync();
        await host.Client.GetSessionAsync();

        var (page, requests) = await browser.OpenAsync(host.Client.BaseAddress!, scheme);

        var contrasts = await page.EvaluateAsync<double[]>(Contrasts);
        Assert.NotEmpty(contrasts);
        Assert.All(contrasts, static contrast => Assert.True(contrast >= MinContrast, $"{contrast:0.0}"));
        Assert.All(requests, url => Assert.StartsWith(host.Client.BaseAddress!.AbsoluteUri, url, StringComparison.Ordinal));
        await SaveAsync(page, scheme);
    }

    [SkippableFact]
    public async Task Tells_the_facts_without_javascript()
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await HostOnSimulator.StartAsync();
        await host.Client.GetSessionAsync();

        var (page, _) = await browser.OpenAsync(host.Client.BaseAddress!, javaScript: false);

        Assert.Contains("default", await page.GetByRole(AriaRole.Table, new() { Name = "Sessions in the store" }).InnerTextAsync(), StringComparison.Ordinal);
        foreach (var stage in new[] { "Page", "Interpreter", "Script set-up", "Snapshot", "Integrity token", "First token" })
            Assert.True(await page.GetByRole(AriaRole.Rowheader, new() { Name = stage }).IsVisibleAsync(), stage);
    }

    [SkippableFact]
    public async Task Can_be_used_by_keyboard_and_screen_reader()
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await HostOnSimulator.StartAsync();
        await host.Client.GetSessionAsync();
        var (page, _) = await browser.OpenAsync(host.Client.BaseAddress!);

        await page.Keyboard.PressAsync("Tab");
        var first = await page.EvaluateAsync<string>("document.activeElement.textContent");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("Skip to content", first);
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
        foreach (var role in new[] { AriaRole.Banner, AriaRole.Navigation, AriaRole.Main, AriaRole.Contentinfo })
            Assert.Equal(1, await page.GetByRole(role).CountAsync());
        foreach (var heading in new[] { "This server", "Sessions", "Stages of the last attestation", "Attestations", "Last error" })
            Assert.Equal(
                1,
                await page.GetByRole(
                        AriaRole.Heading,
                        new()
                        {
                            Name = heading,
                            Exact = true,
                            Level = 2,
                        }
                    )
                    .CountAsync()
            );
    }

    [SkippableFact]
    public async Task Leads_to_its_other_pages_for_who_came_with_a_key_in_the_address()
    {
        const string Key = "0123456789abcdef-key";
        await using var browser = await Browser.StartAsync();
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));
        var (page, _) = await browser.OpenAsync(new Uri(host.Client.BaseAddress!, $"/?code={Key}"));

        foreach (var link in new[] { "Documentation", "Status of this server", "JSON" })
        {
            var response = await page.RunAndWaitForResponseAsync(
                () => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync(),
                static answer => answer.Request.IsNavigationRequest
            );
            Assert.Equal(200, response.Status);
        }
    }

    [SkippableFact]
    public async Task Opens_for_a_click_on_another_site()
    {
        await using var browser = await Browser.StartAsync();
        await using var host = await HostOnSimulator.StartAsync();
        var other = new UriBuilder(host.Simulator.Url) { Host = "localhost" }.Uri;
        var (page, _) = await browser.OpenAsync(other);

        foreach (var path in new[] { "/", "/docs" })
        {
            await page.GotoAsync(other.AbsoluteUri);
            await page.SetContentAsync($"<a href='{new Uri(host.Client.BaseAddress!, path)}'>there</a>");
            var response = await page.RunAndWaitForResponseAsync(
                () => page.GetByText("there").ClickAsync(),
                answer => answer.Request.IsNavigationRequest && new Uri(answer.Url).AbsolutePath == path
            );
            Assert.Equal(200, response.Status);
        }
    }

    // SESSIONOPS_SCREENSHOTS names the folder that they are for.
    private static async Task SaveAsync(IPage page, ColorScheme scheme)
    {
        if (Environment.GetEnvironmentVariable("SESSIONOPS_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"status-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
    }
}
