using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Monitoring;
using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Drift;
using Predictor.Models.Registry;
using Predictor.Store.Lines;

namespace Predictor.Api.Tests.Monitoring;

/// <summary>What the service finds out about its own models from what it recorded.</summary>
public sealed class ModelWatchTests : IDisposable
{
    private const int Cases = 300;

    private readonly Service _service = new("Development", new Dictionary<string, string> { ["Watch:Hours"] = "0" });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ModelWatch Watch => _service.Services.GetRequiredService<ModelWatch>();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task What_was_scored_and_what_came_of_it_is_on_the_page_with_when_it_was_looked_at()
    {
        await LiveAsync(told: true);
        Assert.Contains("Not yet held against what is recorded", await PageAsync(), StringComparison.Ordinal);

        await Watch.CheckAsync("tiny", Cancellation);

        var found = Watch.Find("tiny")!;
        Assert.Null(found.Problem);
        var gone = found.Outcomes.Single(outcome => outcome.Name == "gone" && outcome.Moment == Moment.Closure);
        Assert.Equal((Cases, Cases, Cases / 2), (gone.Rows, gone.Realised!.Rows, gone.Realised.Positives));
        Assert.Equal(PerformanceVerdict.Off, gone.Realised.Verdict);
        var page = await PageAsync();
        Assert.Contains("reads ", page, StringComparison.Ordinal);
        Assert.Contains(" points low", page, StringComparison.Ordinal);
        Assert.Contains("Held against what is recorded as of", page, StringComparison.Ordinal);
        Assert.Contains("300 cases of", page, StringComparison.Ordinal);
        Assert.Contains("Queueing", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cases_page_tells_what_came_of_later_cases_scored_like_it_apart_from_the_test()
    {
        var tested = DateTimeOffset.UtcNow.AddDays(-30);
        _service.Publish(TinyModel.With(TinyModel.Make("tiny"), [.. TinyModel.Make("tiny").Outcomes.Select(outcome => outcome with { Report = outcome.Report with { Test = outcome.Report.Test with { From = tested.AddDays(-9), To = tested } } })]));
        await LiveAsync(told: true);
        var page = $"/cases/{LineId.OfCustomer("k2")}";
        Assert.DoesNotContain("Here, ", await CaseAsync(page), StringComparison.Ordinal);

        await Watch.CheckAsync("tiny", Cancellation);

        var (alone, shown) = (Watch.Find("tiny")!.Outcomes.Single(outcome => outcome is { Name: "gone", Moment: Moment.Closure }).Later!, await CaseAsync(page));
        Assert.Equal(Cases, alone.Groups.Sum(group => group?.Rows ?? 0));
        var like = alone.Groups.OfType<ReliabilityBin>().Select(group => $"of <b>{group.Rows}</b> cases scored like this ({100 * group.Predicted:0}% on average) it came true for <b>{Math.Round(group.Rows * group.Observed.Value)}</b>");
        Assert.Single(like, words => shown.Contains($"Here, since {Day(alone.From!.Value)}: {words}", StringComparison.Ordinal));
        Assert.Contains("Only 2 cases are known that were scored like this one", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_outcomes_it_says_that_they_are_too_few()
    {
        await LiveAsync(told: false);
        await Watch.CheckAsync("tiny", Cancellation);

        var page = await PageAsync();
        Assert.Contains("too few outcomes have come", page, StringComparison.Ordinal);
        Assert.Contains("has a known outcome yet", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_said_says_why_and_a_newer_version_is_not_taken_for_the_one_looked_at()
    {
        await Watch.CheckAsync("tiny", Cancellation);
        Assert.Contains("has no case that has opened", Watch.Find("tiny")!.Problem, StringComparison.Ordinal);
        Assert.Contains("nothing can be said", await PageAsync(), StringComparison.Ordinal);

        var version = _service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1)).Version;
        _service.Registry.Publish("tiny", version, DateTimeOffset.UtcNow, "for the test", PublishingGate.Forced);
        Assert.DoesNotContain("nothing can be said", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_cases_than_may_be_read_are_refused_not_read()
    {
        using var service = new Service("Development", new Dictionary<string, string> { ["Watch:Hours"] = "0", ["Watch:MostCases"] = "2" });
        foreach (var id in (string[])["a", "b", "c"])
        {
            Assert.Equal(HttpStatusCode.OK, (await service.PostAsync("/v1/interactions", $$"""{"caseId":"{{id}}","openedAt":"{{Time(DateTimeOffset.UtcNow)}}"}""")).StatusCode);
        }

        var watch = service.Services.GetRequiredService<ModelWatch>();
        await watch.CheckAsync("tiny", Cancellation);
        Assert.Contains("more than 2 cases", watch.Find("tiny")!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_presses_the_button_has_it_checked_once()
    {
        await LiveAsync(told: false);
        using var person = new Users.Person(_service);

        var (status, _, location) = await person.SubmitAsync("/models", "/models/tiny/check");
        Assert.Equal((303, "/models/tiny"), (status, location));
        for (var attempt = 0; Watch.Find("tiny") is null; attempt++)
        {
            Assert.True(attempt < 1_200, "It was not checked within a minute.");
            await Task.Delay(50, Cancellation);
        }

        Assert.Equal(404, (await person.SubmitAsync("/models", "/models/nobody/check")).Status);
    }

    /// <summary>Cases of ten days ago, half of which end badly; each of a customer of its own.</summary>
    private async Task LiveAsync(bool told)
    {
        var start = DateTimeOffset.UtcNow.AddDays(-10);
        var ids = Enumerable.Range(0, Cases).ToArray();
        await SendAsync("/v1/interactions", ids.Select(i => $$"""{"caseId":"c{{i}}","customerId":"k{{i}}","openedAt":"{{Time(start.AddMinutes(i))}}","closedAt":"{{Time(start.AddMinutes(i + 5))}}"}"""));
        await SendAsync("/v1/score/batch", ids.Select(i => $$"""{"caseId":"c{{i}}","customerId":"k{{i}}","moment":"closure","asOf":"{{Time(start.AddMinutes(i + 5))}}","features":{"visits":{{i % 3}},"queueing":{{i % 900}},"topic":"billing"} }"""));
        if (told)
            await SendAsync("/v1/outcomes", ids.Select(i => $$"""{"caseId":"c{{i}}","outcome":"gone","value":"{{(i % 2 == 0 ? "yes" : "no")}}","at":"{{Time(start.AddDays(5))}}"}"""));
    }

    private async Task SendAsync(string path, IEnumerable<string> lines)
    {
        using var response = await _service.PostAsync(path, string.Join('\n', lines));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<string> PageAsync() => WebUtility.HtmlDecode(await _service.Client.GetStringAsync("/models?outcome=gone&moment=closure", Cancellation));

    private async Task<string> CaseAsync(string path) => WebUtility.HtmlDecode(await _service.Client.GetStringAsync(path, Cancellation));

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
