using System.Globalization;
using System.Text.Json;
using Predictor.Tests;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Checking;

/// <summary>Real data as they are, where no sound column is an error, and in copies with planted faults, where every one of them is found.</summary>
[Trait("Length", "Long")]
public sealed class RealDataTests
{
    private const string ServiceDeskCategories = "state_24h,contact_type,location,category,subcategory,u_symptom,assignment_group,assigned_to,caller_id,opened_by,first_group";
    private const string CsatCategories = "channel_name,category,Sub-category,Customer_City,Product_category,Agent_name,Supervisor,Manager,Tenure_Bucket,Agent_Shift";

    [Theory]
    [InlineData("telco", "Contract,PaymentMethod,InternetService", false)]
    [InlineData("csat", CsatCategories, true)]
    [InlineData("service-desk-24h", ServiceDeskCategories, true)]
    public async Task A_matrix_has_no_error_as_it_is_and_what_is_planted_in_it_is_found(string folder, string categories, bool ordered)
    {
        string[] options = ["--label", "label", "--categorical", categories, .. ordered ? (string[])["--ordered"] : []];
        var real = await Check(["check", "--data", Repository.RealData(folder, "train.csv"), "--test", Repository.RealData(folder, "test.csv"), .. options]);
        Assert.DoesNotContain(real, finding => finding.Severity == "error");

        using var spoiled = new TemporaryFolder();
        var test = SpoiledTable.Read(Repository.RealData(folder, "test.csv"));
        var train = SpoiledTable.Read(Repository.RealData(folder, "train.csv"));

        // One in fifteen of the test rows is in the training rows too, with one figure changed.
        var shifted = train.Find(folder switch { "telco" => "SeniorCitizen", "csat" => "reported_weekday", _ => "opened_weekday" });
        train.PlantTwins(test.Rows.Where((_, row) => row % 15 == 0), (row, number) => row[shifted] = row[shifted] == "1" ? "0" : "1");
        var start = new DateTime(2024, 1, 1);
        foreach (var table in (SpoiledTable[])[train, test])
        {
            table.PlantLeaks("label", "1").Add(
                "planted_time", (_, row) => start.AddMinutes((row * 10) - (row % 50 == 49 ? 40_000 : 0)).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        }

        var found = await Check(["check", "--data", train.Write(spoiled["train.csv"]), "--test", test.Write(spoiled["test.csv"]), .. options]);

        AssertPlanted(found);
        if (ordered)
            Assert.Contains(found, finding => finding is { Code: "order", Column: "planted_time" });
    }

    [Fact]
    public async Task Customers_as_published_have_no_error_and_what_is_planted_is_found()
    {
        var real = await Check("check", "--data", Repository.RealData("telco", "customers.csv"), "--label", "Churn");
        Assert.DoesNotContain(real, finding => finding.Severity is "error" or "warning");

        using var spoiled = new TemporaryFolder();
        var table = SpoiledTable.Read(Repository.RealData("telco", "customers.csv"));
        table.PlantTwins(table.Rows.Where((_, row) => row % 8 == 0), (row, number) => row[0] = $"copy-{number}").PlantLeaks("Churn", "Yes");

        AssertPlanted(await Check("check", "--data", table.Write(spoiled["customers.csv"]), "--label", "Churn"));
    }

    [Fact]
    public async Task A_shops_export_has_its_remarks_and_its_times_found()
    {
        using var folder = new TemporaryFolder();
        var table = Csat();
        string[] options = ["--label", "dissatisfied", "--categorical", "Customer Remarks"];
        var real = await Check(["check", "--data", table.Write(folder["real.csv"]), .. options]);

        Assert.DoesNotContain(real, finding => finding.Severity == "error");
        Assert.Contains(real, finding => finding is { Code: "text-leak", Column: "Customer Remarks" } && finding.Evidence["auc"] is > 0.75 and < 0.9);
        Assert.Contains(real, finding => finding is { Code: "identifier", Column: "Customer Remarks" });
        Assert.Contains(real, finding => finding is { Code: "contradiction", Column: "issue_responded" } && finding.Evidence["reversed"] == 635);

        // Copies a week later, under ids of their own.
        var (id, reported) = (table.Find("Unique id"), table.Find("Issue_reported at"));
        table.PlantTwins(table.Rows.Where((_, row) => row % 10 == 0), (row, number) =>
        {
            row[id] = $"copy-{number}";
            row[reported] = DateTime.ParseExact(row[reported], "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture).AddDays(7).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
        }).PlantLeaks("dissatisfied", "1");

        AssertPlanted(await Check(["check", "--data", table.Write(folder["spoiled.csv"]), .. options]));
    }

    [Fact]
    public async Task A_shops_export_that_answers_before_it_is_asked_is_said_to_be_unreadable()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Repository.RealData("csat", "interactions.csv"), folder["interactions.csv"]);
        await CommandRun.Json("init", "--data", folder.Path, "--out", folder.Path);

        var finding = Assert.Single(await Check("check", "--data", folder.Path));

        Assert.Equal(("error", "unreadable"), (finding.Severity, finding.Code));
        Assert.Contains("635 of 17182 cases close before they open", finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_desks_log_has_its_drift_and_its_late_column_found_and_what_is_planted()
    {
        using var folder = new TemporaryFolder();
        var table = SpoiledTable.Read(Repository.RealData("service-desk", "interactions.csv"));
        table.Write(folder["interactions.csv"]);
        string[] init = ["init", "--data", folder.Path, "--out", folder.Path, "--observed-until", "2016-05-31T23:59:59Z", "--force"];
        await CommandRun.Json(init);
        var real = await Check("check", "--data", folder.Path);

        Assert.DoesNotContain(real, finding => finding.Severity == "error");
        Assert.Contains(real, finding => finding is { Code: "late-column", Column: "handle_seconds", Outcome: "sla_missed" } && finding.Evidence["auc"] is > 0.88 and < 0.94);
        Assert.Contains(real, finding => finding is { Code: "label-rate", Outcome: "sla_missed" } && finding.Evidence["before"] - finding.Evidence["test"] > 0.15);
        Assert.Contains(real, finding => finding is { Code: "label-jump", Outcome: "sla_missed" } && finding.Evidence["most"] > 0.9);

        Spoil(table).PlantLeaks("sla_missed", "1").Without("planted_remark").Write(folder["interactions.csv"]);
        await CommandRun.Json(init);
        var found = await Check("check", "--data", folder.Path);

        Assert.Contains(found, finding => finding is { Code: "twins", Severity: "error" });
        Assert.Contains(found, finding => finding is { Code: "contradiction", Column: "closed_at" });
        Assert.Contains(found, finding => finding is { Code: "late-column", Column: "planted_code" } && finding.Evidence["auc"] > 0.99);
        Assert.All(found.Where(finding => finding.Severity == "error"), finding => Assert.Equal("twins", finding.Code));
    }

    [Fact]
    public async Task A_service_level_predicted_when_the_case_is_closed_has_its_handle_time_named_and_no_error()
    {
        using var folder = new TemporaryFolder();
        string Schema(string name, string planted) => folder.Write(name, ServiceDeskSchema.Replace("PLANTED", planted, StringComparison.Ordinal));
        var table = SpoiledTable.Read(Repository.RealData("service-desk", "interactions.csv"));
        var real = await Check("check", "--data", table.Write(folder["real.csv"]), "--schema", Schema("real.json", ""));

        Assert.DoesNotContain(real, finding => finding.Severity == "error");
        Assert.Contains(real, finding => finding is { Code: "near-leak", Severity: "warning", Column: "handle_seconds" } && finding.Evidence["auc"] is > 0.88 and < 0.94);

        const string Planted = """, { "name": "planted_code", "kind": "number", "knownAt": "arrival" }, { "name": "planted_remark", "kind": "number", "knownAt": "closure" }""";
        var spoiled = Spoil(table).PlantLeaks("sla_missed", "1").Write(folder["spoiled.csv"]);
        AssertPlanted(await Check("check", "--data", spoiled, "--schema", Schema("spoiled.json", Planted)));
    }

    [Fact]
    public async Task Training_refuses_an_error_and_keeps_what_it_was_told_to_pass_over()
    {
        using var folder = new TemporaryFolder();
        var table = SpoiledTable.Read(Repository.RealData("telco", "customers.csv")).PlantLeaks("Churn", "Yes").Without("planted_remark");
        string[] train = ["train", "--data", table.Write(folder["telco.csv"]), "--label", "Churn", "--out", folder["models"], "--name", "telco", "--trees", "5"];

        var refused = await CommandRun.Of(train);
        Assert.Equal(1, refused.Code);
        Assert.Contains("leak: column planted_code", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--unchecked", refused.Error, StringComparison.Ordinal);

        await CommandRun.Json([.. train, "--unchecked"]);
        var manifest = await File.ReadAllTextAsync(Path.Combine(folder["models"], "telco", "1", "manifest.json"), TestContext.Current.CancellationToken);
        Assert.Contains("\"unchecked\": \"leak: column planted_code", manifest, StringComparison.Ordinal);
    }

    private const string ServiceDeskSchema = """
        {
          "format": "predictor-schema/1", "name": "desk", "observedUntil": "2016-05-31T23:59:59Z",
          "caseKey": "interaction_id", "customerKey": "customer_id", "timeKey": "started_at",
          "columns": [
            { "name": "channel", "kind": "category", "knownAt": "arrival" }, { "name": "queue", "kind": "category", "knownAt": "arrival" },
            { "name": "location", "kind": "category", "knownAt": "arrival" }, { "name": "reason", "kind": "category", "knownAt": "arrival" },
            { "name": "priority", "kind": "number", "knownAt": "arrival" }, { "name": "wait_seconds", "kind": "number", "knownAt": "closure" },
            { "name": "transfers", "kind": "count", "knownAt": "closure" }, { "name": "updates", "kind": "count", "knownAt": "closure" },
            { "name": "handle_seconds", "kind": "number", "knownAt": "closure" }, { "name": "closed_at", "kind": "time", "knownAt": "closure" }
            PLANTED
          ],
          "outcomes": [ { "name": "sla_missed", "words": "misses its service level", "isOutput": true, "label": "sla_missed", "positive": "1", "moments": ["closure"] } ]
        }
        """;

    private static SpoiledTable Csat()
    {
        var table = SpoiledTable.Read(Repository.RealData("csat", "interactions.csv"));
        var score = table.Find("CSAT Score");
        return table.Add("dissatisfied", (row, _) => double.Parse(row[score], CultureInfo.InvariantCulture) <= 3 ? "1" : "0").Without("CSAT Score");
    }

    /// <summary>Cases of the last weeks again, three weeks earlier, under ids of their own; and some that close before they open.</summary>
    private static SpoiledTable Spoil(SpoiledTable table)
    {
        var (started, closed) = (table.Find("started_at"), table.Find("closed_at"));
        static string Shift(string time, int days) =>
            time.Length == 0 ? time : DateTime.Parse(time, CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        table.PlantTwins(table.Rows.Where((_, row) => row > 17_000 && row % 8 == 0), (row, number) =>
        {
            (row[0], row[1]) = ($"copy-{number}", $"customer-{number}");
            (row[started], row[closed]) = (Shift(row[started], -30), Shift(row[closed], -30));
        });
        foreach (var row in table.Rows.Where((row, number) => number % 250 == 0 && row[closed].Length > 0))
        {
            row[closed] = Shift(row[started], -2);
        }

        return table;
    }

    /// <summary>The leaks are errors, and so are the twins; nothing else is.</summary>
    private static void AssertPlanted(Found[] found)
    {
        var errors = found.Where(finding => finding.Severity == "error").Select(finding => $"{finding.Code} {finding.Column}".Trim()).Order().Distinct().ToArray();
        Assert.Equal(["leak planted_code", "leak planted_remark", "twins"], errors);
    }

    private static async Task<Found[]> Check(params string[] arguments)
    {
        var run = await CommandRun.Of([.. arguments, "--json"]);
        var line = Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var document = JsonDocument.Parse(line);
        Assert.Equal(document.RootElement.GetProperty("errors").GetInt32() > 0 ? 1 : 0, run.Code);
        return [.. document.RootElement.GetProperty("findings").EnumerateArray().Select(finding => new Found(
            finding.GetProperty("severity").GetString()!,
            finding.GetProperty("code").GetString()!,
            finding.GetProperty("column").GetString(),
            finding.GetProperty("outcome").GetString(),
            finding.GetProperty("words").GetString()!,
            finding.GetProperty("evidence").EnumerateObject().ToDictionary(figure => figure.Name, figure => figure.Value.GetDouble())))];
    }

    private sealed record Found(string Severity, string Code, string? Column, string? Outcome, string Words, IReadOnlyDictionary<string, double> Evidence)
    {
        public override string ToString() => $"{Severity} {Code} {Column} {Outcome}: {Words}";
    }
}
