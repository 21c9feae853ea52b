using Predictor.Api.Tests.Users;

namespace Predictor.Api.Tests.Pages.Queue;

/// <summary>Views that people keep, by the page's forms.</summary>
public sealed class ViewTests : UserTests
{
    private const string Save = "Save view</summary>";
    private const string Change = "Change view</summary>";

    [Fact]
    public async Task What_is_asked_for_is_kept_under_a_name_opened_renamed_and_removed()
    {
        using var service = Start();
        using var ana = await SignedInAsync(service, "ana", "manager");
        using var bo = await SignedInAsync(service, "bo", "manager");
        const string Asked = "?band=high&owner=nobody&q=anna";
        Assert.Contains(Save, (await ana.GetAsync($"/queue{Asked}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Save, (await ana.GetAsync("/queue?owner=me")).Text, StringComparison.Ordinal);

        var (status, _, location) = await ana.SubmitAsync($"/queue{Asked}", "/queue/views", ("verb", "save"), ("name", " High & <b> "), ("back", "?q=anna&band=high&nonsense=1&owner=nobody"));
        Assert.Equal((303, $"/queue{Asked}&view=saved"), (status, location));
        var page = (await ana.GetAsync(location!)).Text;
        Assert.Contains("The view is saved.", page, StringComparison.Ordinal);
        Assert.Contains(Change, page, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"true\">High & <b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("High &", (await bo.GetAsync("/queue")).Text, StringComparison.Ordinal);

        Assert.EndsWith("view=renamed", (await ana.SubmitAsync($"/queue{Asked}", "/queue/views", ("verb", "rename"), ("old", "High & <b>"), ("name", "Anna"), ("back", Asked))).Location, StringComparison.Ordinal);
        Assert.Contains(">Anna", (await ana.GetAsync("/queue")).Text, StringComparison.Ordinal);
        Assert.Equal("/queue?view=unknown", (await bo.SubmitAsync($"/queue{Asked}", "/queue/views", ("verb", "remove"), ("old", "Anna"), ("back", Asked))).Location);
        Assert.Equal("/queue?view=removed", (await ana.SubmitAsync($"/queue{Asked}", "/queue/views", ("verb", "remove"), ("old", "Anna"), ("back", Asked))).Location);
        Assert.DoesNotContain(">Anna", (await ana.GetAsync("/queue")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_said()
    {
        using var service = Start();
        using var ana = await SignedInAsync(service, "ana", "manager");
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("saved", await SaveAsync($"View {i}", $"?q={i}"));
        }

        Assert.Equal("tooMany", await SaveAsync("One more", "?q=x"));
        Assert.Equal("saved", await SaveAsync("View 3", "?q=x"));
        Assert.Equal("noName", await SaveAsync(" ", "?q=x"));
        Assert.Equal("badName", await SaveAsync(new string('x', 41), "?q=x"));
        Assert.Equal("badName", await SaveAsync("a\nb", "?q=x"));
        Assert.Equal("badName", await SaveAsync("a\u0001b", "?q=x"));
        Assert.Equal("nothing", await SaveAsync("Nothing", ""));
        Assert.Equal("nothing", await SaveAsync("Long", $"?{string.Join('&', Enumerable.Range(0, 50).Select(i => $"queue={new string('x', 100)}{i}"))}"));
        Assert.Contains("at most 40 characters", (await ana.GetAsync("/queue?view=badName")).Text, StringComparison.Ordinal);
        Assert.Equal(400, (await ana.PostAsync("/queue/views", ("verb", "save"), ("name", "x"), ("back", "?q=1"))).Status);

        async Task<string> SaveAsync(string name, string back) =>
            (await ana.SubmitAsync("/queue?q=0", "/queue/views", ("verb", "save"), ("name", name), ("back", back))).Location!.Split("view=")[1];
    }

    private Service Start() => Start("Production");
}
