using System.Net;
using Predictor.Desk.Access;
using Predictor.Desk.Models;
using Predictor.Models.Registry;

namespace Predictor.Desk.Tests.Models;

public sealed class ModelsPageTests
{
    private static readonly DeskUser Sue = new("sue", "Sue", [DeskRole.Supervisor], []);
    private static readonly DeskUser Dora = new("dora", "Dora", [DeskRole.DataScientist], []);

    [Fact]
    public async Task It_says_who_published_and_why_as_text_and_lists_a_broken_version_with_what_is_wrong()
    {
        var page = await PageAsync(TinyModelView.Make());

        Assert.Contains("Live since 1 June 2026, published by Ana Lind (ana): the &lt;first&gt;", page, StringComparison.Ordinal);
        Assert.Contains("manifest.json is missing.", page, StringComparison.Ordinal);
        Assert.Contains("Made by hand", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0.2, "No case scored in the last 180 days has a known outcome yet.")]
    [InlineData(12, 0.5, "Predicted and observed: too few to say")]
    [InlineData(2_000, 0.2, "Predicted and observed agree")]
    [InlineData(2_000, 0.6, "Predicted and observed part")]
    public async Task What_came_is_beside_what_was_said_or_said_to_be_too_few(int mature, double rate, string expected)
    {
        var page = await PageAsync(TinyModelView.Make() with { Watched = TinyModelView.Watched(mature, rate) });

        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Contains("Wait &lt;before&gt;", page, StringComparison.Ordinal);
        Assert.Contains("moved", page, StringComparison.Ordinal);
        Assert.Contains("median 8:19 min", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_checked_it_says_so_and_waits()
    {
        var page = await PageAsync(TinyModelView.Make() with { IsChecking = true });

        Assert.Contains("It is being held against what is recorded", page, StringComparison.Ordinal);
        Assert.Contains("data-reload=\"3\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_publish_sees_why_and_no_address_to_go_to()
    {
        var view = TinyModelView.Make() with { Live = new LiveVersions(2, null, [new Publication(1, default, "first"), new Publication(2, default, "second")]) };

        var sues = await PageAsync(view, Sue);
        Assert.Contains("A data scientist can do this", sues, StringComparison.Ordinal);
        Assert.DoesNotContain("/rollback", sues, StringComparison.Ordinal);
        Assert.Contains("href=\"/models/tiny/rollback\"", await PageAsync(view, Dora), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    public async Task A_closed_gate_is_forced_by_an_admin_alone_who_says_so(bool isOpen, bool isAdmin, bool hasForm)
    {
        var user = Dora with { Roles = isAdmin ? [DeskRole.DataScientist, DeskRole.Admin] : [DeskRole.DataScientist] };
        var page = await Rendering.RenderForAsync<ChangePage>(user, (nameof(ChangePage.Change), new ModelChange(ChangeVerb.Publish, "tiny", 2, new LiveVersions(1, null, []), new GateFinding(isOpen, "worse: left, log loss +0.0200.", null))));

        Assert.Contains("Worse: left, log loss +0.0200.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(hasForm, page.Contains("<form", StringComparison.Ordinal));
        Assert.Equal(hasForm && !isOpen, page.Contains("name=\"force\"", StringComparison.Ordinal));
    }

    private static Task<string> PageAsync(ModelView view, DeskUser? user = null) =>
        Rendering.RenderForAsync<ModelsPage>(user ?? Dora, (nameof(ModelsPage.Name), view.Name), (nameof(ModelsPage.View), view));
}
