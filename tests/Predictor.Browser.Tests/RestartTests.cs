using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using Predictor.Api.Tests;

namespace Predictor.Browser.Tests;

/// <summary>The service ends and starts again under a page that somebody has open.</summary>
public sealed class RestartTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("predictor-restart-");
    private readonly int _port = FreePort();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_page_says_so_keeps_what_is_typed_and_goes_on_when_it_is_back()
    {
        var service = Start();
        await ScoreAsync(service, "k1");
        await using var page = await chromium.OpenAsync(service.Client.BaseAddress + "queue");
        service.Dispose();
        await Assertions.Expect(page.Page.Locator("#lost")).ToContainTextAsync("The service does not answer now.");

        await page.Page.Keyboard.PressAsync("n");
        await page.Page.Keyboard.TypeAsync("typed while it was gone");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("#offline")).ToContainTextAsync("Not saved yet");
        Assert.Equal("typed while it was gone", await page.Page.InputValueAsync("input[name=note]"));

        using var again = Start();
        await Assertions.Expect(page.Page.Locator("[role=status]")).ToContainTextAsync("typed while it was gone", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
        await Assertions.Expect(page.Page.Locator("#lost, #offline")).ToHaveCountAsync(0);
        Assert.Null(await page.Page.EvaluateAsync<string?>("localStorage.getItem('predictor:/queue:note')"));

        // What is new is announced as before.
        await ScoreAsync(again, "k2");
        await Assertions.Expect(page.Page.Locator("[data-new]")).ToHaveTextAsync("1 new case", new LocatorAssertionsToHaveTextOptions { Timeout = 60_000 });
        await page.Page.ClickAsync("[data-new]");
        await Assertions.Expect(page.Page.Locator(".lines tbody tr")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_page_that_nothing_is_typed_on_takes_its_word_back_by_itself()
    {
        var service = Start();
        await ScoreAsync(service, "k1");
        await using var page = await chromium.OpenAsync(service.Client.BaseAddress + "queue");
        service.Dispose();
        await Assertions.Expect(page.Page.Locator("#lost")).ToHaveCountAsync(1);

        using var again = Start();
        await Assertions.Expect(page.Page.Locator("#lost")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 60_000 });
    }

    private static async Task ScoreAsync(Service service, string customer) => await
        service.ScoreAsync($$"""{"caseId": "case-{{customer}}", "customerId": "{{customer}}", "moment": "closure", "value": 900, "features": {"visits": 3, "fixed": "no", "queueing": 900} }""");

    private Service Start() => new("Development", new Dictionary<string, string>
    {
        ["urls"] = $"http://127.0.0.1:{_port}",
        ["Store:Connection"] = $"Data Source={Path.Combine(_folder.FullName, "store.db")}",
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
