namespace Predictor.Api.Tests.Pages;

public sealed class PageTests
{
    [Fact]
    public async Task A_page_comes_with_a_policy_that_allows_nothing_inline()
    {
        using var service = new Service();
        using var page = await service.Client.GetAsync("/", TestContext.Current.CancellationToken);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("no-store", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_stylesheet_is_kept_by_browsers_under_a_name_of_its_content()
    {
        using var service = new Service();
        using var sheet = await service.Client.GetAsync(Desk.DeskAssets.Stylesheet.Path, TestContext.Current.CancellationToken);

        Assert.Equal("text/css", sheet.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", sheet.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains(Desk.DeskAssets.Stylesheet.Path, await service.Client.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_Development_nobody_is_let_in_without_a_key()
    {
        using var service = new Service("Production");

        Assert.Equal(401, (int)(await service.Client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_browser_gets_a_page_where_a_program_gets_problem_details()
    {
        using var service = new Service();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no-such-page");
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml");
        using var page = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<h1>Not Found</h1>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
