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
    public async Task An_answer_to_a_program_is_no_page_and_an_error_that_a_browser_asks_for_there_is_one()
    {
        using var service = new Service();
        using var answer = await service.Client.GetAsync("/v1/models", TestContext.Current.CancellationToken);
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/v1/scores/nobody") { Headers = { { "Accept", "text/html" } } };
        using var error = await service.Client.SendAsync(asked, TestContext.Current.CancellationToken);

        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(404, (int)error.StatusCode);
        Assert.Contains("style-src 'self'", error.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", error.Headers.GetValues("Referrer-Policy").Single());
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
