using Microsoft.Playwright;

namespace Predictor.Browser.Tests;

/// <summary>Debian's Chromium under Playwright's driver; one browser for all tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path))
        {
            return;
        }

        // A busy machine answers late; what is expected is waited for, not timed.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A page of its own, in a session of its own; skips the test, saying so, where there is no Chromium.</summary>
    public async Task<BrowserPage> OpenAsync(string url, int width = 1280, bool dark = false, bool script = true)
    {
        Assert.SkipWhen(_browser is null, $"There is no Chromium at {Path}: apt-get install chromium.");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 860 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
        });
        return await BrowserPage.OpenAsync(context, url);
    }
}
