using Microsoft.Playwright;
using Predictor.Api.Tests;

namespace Predictor.Browser.Tests;

/// <summary>From nobody to a page of one's own, in a browser, without script as with it.</summary>
public sealed class SignInTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string Password = "four words do it";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("predictor-users-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true, 1280, false)]
    [InlineData(false, 390, true)]
    public async Task A_link_is_handed_over_a_password_chosen_and_the_page_that_was_asked_for_is_there(bool script, int width, bool dark)
    {
        var screens = $"{width}-{(dark ? "dark" : "light")}";
        using var home = Start("Development");
        using var service = Start("Production");

        // On one's own machine nobody signs in; there the first users can be made.
        await using var you = await chromium.OpenAsync(home.Client.BaseAddress + "users", width, dark, script);
        await you.Page.FillAsync("#team", "North");
        await you.Page.ClickAsync("text=Add the team");
        await you.Page.FillAsync("#name", "ana");
        await you.Page.FillAsync("#displayName", "Ana <script>Lind");
        await you.Page.ClickAsync(".choices >> text=North");
        await you.KeepScreenAsync($"users-{screens}");
        await you.MustNotScrollSidewaysAsync();
        await you.Page.ClickAsync("text=Add and show the link");
        await Assertions.Expect(you.Page.Locator("h1")).ToHaveTextAsync("A link for Ana <script>Lind");
        await you.KeepScreenAsync($"link-{screens}");
        await you.MustNotScrollSidewaysAsync();
        var link = new Uri(await you.Page.InnerTextAsync("code")).PathAndQuery[1..];
        await you.Page.GotoAsync(home.Client.BaseAddress + "users/ana");
        await you.KeepScreenAsync($"user-{screens}");
        await you.MustNotScrollSidewaysAsync();
        you.MustNotComplain();

        // Handed over, and opened where people sign in.
        await using var ana = await chromium.OpenAsync(service.Client.BaseAddress + link, width, dark, script);
        await ana.KeepScreenAsync($"choose-{screens}");
        await ana.MustNotScrollSidewaysAsync();
        await ana.Page.FillAsync("#password", Password);
        await ana.Page.FillAsync("#again", Password);
        await ana.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana.Page.Locator("a.who")).ToHaveTextAsync("Ana <script>Lind");
        await ana.Page.GotoAsync(service.Client.BaseAddress + "account");
        await ana.KeepScreenAsync($"account-{screens}");
        await ana.MustNotScrollSidewaysAsync();
        await ana.Page.ClickAsync("text=Sign out");
        await Assertions.Expect(ana.Page.Locator("h1")).ToHaveTextAsync("Sign in");

        // By the keyboard alone: the cursor is where one types.
        await ana.Page.GotoAsync(service.Client.BaseAddress + "?page=2");
        await ana.KeepScreenAsync($"sign-in-{screens}");
        await ana.MustNotScrollSidewaysAsync();
        await ana.Page.FillAsync("#name", "ana");
        await ana.Page.FillAsync("#password", "not it at all");
        await ana.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana.Page.Locator("[role=alert]")).ToHaveTextAsync("The name or the password is wrong.");
        await Assertions.Expect(ana.Page.Locator("#password")).ToBeFocusedAsync();
        await ana.KeepScreenAsync($"sign-in-wrong-{screens}");
        await ana.Page.Keyboard.TypeAsync(Password);
        await ana.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana.Page.Locator("a.who")).ToHaveTextAsync("Ana <script>Lind");
        Assert.EndsWith("/?page=2", ana.Page.Url, StringComparison.Ordinal);
    }

    private Service Start(string environment) => new(environment, new Dictionary<string, string> { ["Store:Connection"] = $"Data Source={Path.Combine(_folder.FullName, "store.db")}" });
}
