using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Predictor.Models.Ledgers;
using Predictor.Tests;

namespace Predictor.Api.Tests.Ledgers;

public sealed class LedgerTests
{
    [Fact]
    public async Task The_newest_snapshot_is_answered_and_a_newer_one_at_the_next_request()
    {
        using var service = new Service();
        var none = await service.Client.GetAsync("/v1/ledger", TestContext.Current.CancellationToken);
        await Service.ProblemAsync(none, 404);

        Write(service, TinyLedger.Make(date: "2026-05-31"));
        var first = Service.Json(await service.Client.GetStringAsync("/v1/ledger", TestContext.Current.CancellationToken));
        Write(service, TinyLedger.Make());
        var second = Service.Json(await service.Client.GetStringAsync("/v1/models/tiny/ledger", TestContext.Current.CancellationToken));

        Assert.Equal(("2026-05-31", "2026-06-30"), (first.GetProperty("date").GetString(), second.GetProperty("date").GetString()));
        Assert.Equal("more", second.GetProperty("targets")[0].GetProperty("verdict").GetString());

        // Undefined figures are null, for JSON has no word for them.
        Assert.Equal(JsonValueKind.Null, second.GetProperty("targets")[0].GetProperty("beforeAfter")[0].GetProperty("earlier").GetProperty("value").ValueKind);
        await Service.ProblemAsync(await service.Client.GetAsync("/v1/models/nobody/ledger", TestContext.Current.CancellationToken), 404);
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_said_so_and_shown_so()
    {
        using var service = new Service();
        await File.WriteAllTextAsync(Write(service, TinyLedger.Make()), "{\"format\": \"predictor-ledger/9\"}", TestContext.Current.CancellationToken);

        var problem = await Service.ProblemAsync(await service.Client.GetAsync("/v1/ledger", TestContext.Current.CancellationToken), 503);
        var page = await service.Client.GetAsync("/ledger", TestContext.Current.CancellationToken);

        Assert.Contains("newer than this program", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
    }

    [Fact]
    public async Task The_page_begins_with_the_target_that_costs_most()
    {
        using var service = new Service();
        Write(service, TinyLedger.Make());

        var page = await service.Client.GetStringAsync("/ledger", TestContext.Current.CancellationToken);

        Assert.Contains("<h1>The target handled within 6 minutes in billing saves 100 hours and goes with 10 more cases", page, StringComparison.Ordinal);
        Assert.Contains("&lt;moving&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<span>case/2</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cases_behind_it_lead_to_their_pages_where_there_are_any()
    {
        using var service = new Service();
        Write(service, TinyLedger.Make());
        await service.ScoreAsync("""{"caseId": "case/2", "customerId": "k1", "moment": "closure", "value": 900, "features": {"visits": 3, "fixed": "no", "queueing": 900}}""");

        var page = await service.Client.GetStringAsync("/ledger", TestContext.Current.CancellationToken);
        var address = Regex.Match(page, "href=\"(/cases/[^\"]+)\">case/2<").Groups[1].Value;

        Assert.EndsWith("?case=case%2F2", address, StringComparison.Ordinal);
        Assert.Contains("<h1>k1</h1>", await service.Client.GetStringAsync(address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static string Write(Service service, LedgerSnapshot ledger)
    {
        var path = LedgerFile.PathOf(service.Registry.Folder, ledger.Name, ledger.Date);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, LedgerFile.Bytes(ledger));
        return path;
    }
}
