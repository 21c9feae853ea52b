using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Recording;
using Predictor.Api.Tests.Models;
using Predictor.Api.Tests.Users;
using Predictor.Models.Comparisons;
using Predictor.Models.Registry;

namespace Predictor.Api.Tests.Pages.Models;

public sealed class ModelPageTests : UserTests
{
    private const string Publish = "/models/tiny/publish";

    [Fact]
    public async Task A_data_scientist_publishes_what_a_comparison_allows_and_rolls_it_back_each_within_a_request()
    {
        using var service = Start();
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
        service.Compare("tiny", 2, 1, Verdict.NotWorse);
        using var dora = await SignedInAsync(service, "dora", "data-scientist");

        Assert.Contains("Version 1 of tiny is live", (await dora.GetAsync("/models")).Text, StringComparison.Ordinal);
        var asked = await dora.GetAsync($"{Publish}?version=2");
        Assert.Contains("The gate is open", asked.Text, StringComparison.Ordinal);
        Assert.Equal((303, "/models/tiny?did=publish"), Sent(await dora.SubmitAsync($"{Publish}?version=2", Publish, ("version", "2"), ("champion", "1"), ("reason", "it is no worse"))));

        Assert.Contains("Version 2 of tiny is live", (await dora.GetAsync("/models")).Text, StringComparison.Ordinal);
        Assert.Equal(2, Live(service).Champion);
        Assert.Equal(("The dora (dora)", "it is no worse", false), Last(service));
        Assert.Contains("published by The dora (dora): it is no worse", (await dora.GetAsync("/models/tiny?did=publish")).Text, StringComparison.Ordinal);

        Assert.Equal((303, "/models/tiny?did=rollback"), Sent(await dora.SubmitAsync("/models/tiny/rollback", "/models/tiny/rollback", ("version", "1"), ("champion", "2"), ("reason", "a bad night"))));
        Assert.Equal(1, service.Services.GetRequiredService<LiveModels>().Find("tiny")!.Model.Version);
        Assert.Equal(("The dora (dora)", "a bad night", false), Last(service));

        await UntilToldAsync(service, $"POST {Publish.Replace("tiny", "{name}", StringComparison.Ordinal)} tiny@2 303");
        await UntilToldAsync(service, "POST /models/{name}/rollback tiny@1 303");
    }

    [Fact]
    public async Task A_data_scientist_names_a_challenger_and_drops_it_without_a_comparison()
    {
        using var service = Start();
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 2));
        using var dora = await SignedInAsync(service, "dora", "data-scientist");

        Assert.Contains("/models/tiny/challenge?version=3", (await dora.GetAsync("/models")).Text, StringComparison.Ordinal);
        Assert.Contains("version 1 goes on answering", (await dora.GetAsync("/models/tiny/challenge?version=2")).Text, StringComparison.Ordinal);
        Assert.Equal(400, (await Send("challenge", "2", "")).Status);
        Assert.Equal((303, "/models/tiny?did=challenge"), Sent(await Send("challenge", "2", "to watch it")));
        Assert.Equal((1, 2), (Live(service).Champion, Live(service).Challenger!.Value));
        Assert.Equal(("The dora (dora)", "to watch it", false), Last(service));
        Assert.Equal(2, service.Services.GetRequiredService<LiveModels>().Find("tiny")!.Challenger!.Model.Version);

        Assert.Contains("instead of by version 2", (await dora.GetAsync("/models/tiny/challenge?version=3")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await dora.GetAsync("/models/tiny/challenge?version=1")).Status);
        Assert.Equal(404, (await dora.GetAsync("/models/tiny/challenge?version=2")).Status);
        var page = (await dora.GetAsync("/models/tiny?did=challenge")).Text;
        Assert.Contains("Version 2 scores in the shadow.", page, StringComparison.Ordinal);
        Assert.Contains("/models/tiny/withdraw?version=2", page, StringComparison.Ordinal);
        Assert.Equal(404, (await dora.GetAsync("/models/tiny/withdraw?version=3")).Status);
        Assert.Equal((303, "/models/tiny?did=withdraw"), Sent(await Send("withdraw", "2", "seen enough")));
        Assert.Null(Live(service).Challenger);
        Assert.Contains("No version scores in the shadow any more.", (await dora.GetAsync("/models/tiny?did=withdraw")).Text, StringComparison.Ordinal);
        await UntilToldAsync(service, "POST /models/{name}/challenge tiny@2 303");
        await UntilToldAsync(service, "POST /models/{name}/withdraw tiny@2 303");

        Task<(int Status, string Text, string? Location)> Send(string verb, string version, string reason) =>
            dora.SubmitAsync($"/models/tiny/{verb}?version={version}", $"/models/tiny/{verb}", ("version", version), ("champion", "1"), ("reason", reason));
    }

    [Fact]
    public async Task A_supervisor_sees_models_and_changes_none()
    {
        using var service = Start();
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
        service.Compare("tiny", 2, 1, Verdict.Better);
        using var sue = await SignedInAsync(service, "sue", "supervisor");

        var (status, page, _) = await sue.GetAsync("/models");
        Assert.Equal(200, status);
        Assert.Contains("disabled", page, StringComparison.Ordinal);
        Assert.Contains("A data scientist can do this", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/models/tiny/publish", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/models/tiny/challenge", page, StringComparison.Ordinal);
        Assert.Equal(403, (await sue.GetAsync($"{Publish}?version=2")).Status);
        Assert.Equal(403, (await sue.SubmitAsync("/account", "/models/tiny/challenge", ("version", "2"), ("champion", "1"), ("reason", "mine"))).Status);
        Assert.Equal(403, (await sue.SubmitAsync("/account", Publish, ("version", "2"), ("champion", "1"), ("reason", "mine"))).Status);
        Assert.Equal(403, (await sue.SubmitAsync("/account", "/models/tiny/rollback", ("version", "1"), ("champion", "1"), ("reason", "mine"))).Status);
        Assert.Equal(1, Live(service).Champion);
    }

    [Fact]
    public async Task A_closed_gate_says_why_with_figures_and_only_an_admin_forces_it_with_a_reason()
    {
        using var service = Start();
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
        service.Compare("tiny", 2, 1, Verdict.Worse);
        using var dora = await SignedInAsync(service, "dora", "data-scientist");
        using var both = await SignedInAsync(service, "both", "data-scientist,admin");

        var refused = await dora.SubmitAsync("/account", Publish, ("version", "2"), ("champion", "1"), ("reason", "I want it"), ("force", "yes"));
        Assert.Equal(409, refused.Status);
        Assert.Contains("gone at closure, log loss +0.0200 (+0.0100 to +0.0300)", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Only an admin", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"force\"", refused.Text, StringComparison.Ordinal);

        Assert.Equal(409, (await both.SubmitAsync($"{Publish}?version=2", Publish, ("version", "2"), ("champion", "1"), ("reason", "needed today"))).Status);
        var nameless = await both.SubmitAsync($"{Publish}?version=2", Publish, ("version", "2"), ("champion", "1"), ("reason", "  "), ("force", "yes"));
        Assert.Equal(400, nameless.Status);
        Assert.Contains("Say why", nameless.Text, StringComparison.Ordinal);
        Assert.Equal(1, Live(service).Champion);

        Assert.Equal(303, (await both.SubmitAsync($"{Publish}?version=2", Publish, ("version", "2"), ("champion", "1"), ("reason", "needed today"), ("force", "yes"))).Status);
        Assert.Equal(("The both (both)", "needed today", true), Last(service));
        var page = (await dora.GetAsync("/models")).Text;
        Assert.Contains("Forced.", page, StringComparison.Ordinal);
        Assert.Contains("worse beyond noise", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_publish_at_the_same_time_one_is_told_and_nothing_is_sent_without_a_page()
    {
        using var service = Start();
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
        service.Compare("tiny", 2, 1, Verdict.Better);
        using var dora = await SignedInAsync(service, "dora", "data-scientist");

        var late = await dora.SubmitAsync($"{Publish}?version=2", Publish, ("version", "2"), ("champion", "7"), ("reason", "late"));
        Assert.Equal(409, late.Status);
        Assert.Contains("Meanwhile version 1 answers", late.Text, StringComparison.Ordinal);
        Assert.Equal(400, (await dora.PostAsync(Publish, ("version", "2"), ("champion", "1"), ("reason", "no token"))).Status);
        Assert.Equal(404, (await dora.GetAsync($"{Publish}?version=9")).Status);
        Assert.Equal(404, (await dora.GetAsync("/models/tiny/rollback")).Status);
        Assert.Equal(1, Live(service).Champion);
    }

    [Fact]
    public async Task Each_version_has_a_card_a_broken_one_says_so_and_a_report_can_do_nothing_but_show_itself()
    {
        using var service = Start();
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 2));
        service.Break("tiny", 3, "manifest.json");
        Directory.CreateDirectory(Path.GetDirectoryName(service.Registry.ReportPath("tiny", 2))!);
        await File.WriteAllTextAsync(service.Registry.ReportPath("tiny", 2), "<!DOCTYPE html><title>Report</title><style>p{}</style><p>It holds.", Cancellation);
        using var sue = await SignedInAsync(service, "sue", "supervisor");

        var list = (await sue.GetAsync("/models")).Text;
        Assert.Contains("One of the two was changed", list, StringComparison.Ordinal);
        var card = await sue.GetAsync("/models/tiny/1");
        Assert.Contains("Made by hand", card.Text, StringComparison.Ordinal);
        Assert.Contains("report --model tiny@1", card.Text, StringComparison.Ordinal);
        Assert.Contains("/models/tiny/2/report", (await sue.GetAsync("/models/tiny/2")).Text, StringComparison.Ordinal);
        foreach (var (path, status) in ((string, int)[])[("tiny/3", 409), ("tiny/9", 404), ("tiny/x", 404), ("nobody", 404), ("tiny/1/report", 404)])
        {
            Assert.Equal((path, status), (path, (await sue.GetAsync($"/models/{path}")).Status));
        }

        using var report = await sue.Client.GetAsync("/models/tiny/2/report", Cancellation);
        Assert.Equal("<!DOCTYPE html><title>Report</title><style>p{}</style><p>It holds.", await report.Content.ReadAsStringAsync(Cancellation));
        var policy = report.Headers.GetValues("Content-Security-Policy").Single();
        Assert.EndsWith("; sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_model_the_page_says_how_to_get_one()
    {
        using var service = Start("Production", ("Models:Default", "none-yet"));
        using var sue = await SignedInAsync(service, "sue", "supervisor");

        var (status, page, _) = await sue.GetAsync("/models");
        Assert.Equal(200, status);
        Assert.Contains("There is no model yet.", page, StringComparison.Ordinal);
        Assert.Contains("publish none-yet 1", page, StringComparison.Ordinal);
    }

    private static LiveVersions Live(Service service) => service.Registry.Live("tiny")!;

    private static (string? By, string Reason, bool Forced) Last(Service service) => Live(service).History[^1] is var last ? (last.By, last.Reason, last.Forced) : default;

    private static (int, string?) Sent((int Status, string Text, string? Location) answer) => (answer.Status, answer.Location);

    /// <summary>What a handler does not commit itself comes a little after its answer.</summary>
    private static async Task UntilToldAsync(Service service, string line)
    {
        for (var attempt = 0; ; attempt++)
        {
            var entries = await service.Services.GetRequiredService<LiveStore>().Current!.ReadAuditAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, null, 1_000, Cancellation);
            if (entries.Any(entry => entry.ById == "dora" && $"{entry.Action} {entry.Target} {entry.Status}" == line))
                return;
            Assert.True(attempt < 200, $"The audit lacks {line}: {string.Join("; ", entries.Select(entry => $"{entry.ById} {entry.Action} {entry.Target} {entry.Status}"))}");
            await Task.Delay(20, Cancellation);
        }
    }
}
