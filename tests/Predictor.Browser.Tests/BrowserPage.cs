using Microsoft.Playwright;

namespace Predictor.Browser.Tests;

/// <summary>A page with everything that it complained about on its console: errors, and what its security policy refused.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private BrowserPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<BrowserPage> OpenAsync(IBrowserContext context, string url)
    {
        var page = new BrowserPage(context, await context.NewPageAsync());
        page.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                page._complaints.Add(message.Text);
            }
        };
        page.Page.PageError += (_, error) => page._complaints.Add(error);
        page.Page.RequestFailed += (_, request) =>
        {
            // A stream of news ends with the page that listens.
            if (request.ResourceType != "eventsource")
            {
                page._complaints.Add($"{request.Url}: {request.Failure}");
            }
        };
        await page.Page.GotoAsync(url, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return page;
    }

    public void MustNotComplain() => Assert.Empty(_complaints);

    public async Task MustNotScrollSidewaysAsync()
    {
        var beyond = await Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth");
        Assert.True(beyond <= 0, $"The page is {beyond} px wider than its window.");
    }

    /// <summary>Saves the whole page where PREDICTOR_SCREENS names a folder: for people to look at.</summary>
    public async Task KeepScreenAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PREDICTOR_SCREENS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
