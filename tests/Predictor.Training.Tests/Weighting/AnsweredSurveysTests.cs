using System.Globalization;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Registry;
using Predictor.Tests;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Weighting;

/// <summary>
/// The sample centre with a survey that those whose case went badly answer far more often: of the answers of well handled cases four fifths are struck
/// out. What is true of all customers is in truth.csv.
/// </summary>
public sealed class AnsweredSurveysTests
{
    [Fact]
    public async Task Weighting_answers_takes_most_of_the_bias_out_of_what_is_predicted_for_all_customers()
    {
        using var folder = new TemporaryFolder();
        var data = folder["data"];
        await CommandRun.Json("sample", "--customers", "5000", "--seed", "9", "--out", data);
        foreach (var file in (string[])["schema.json", "mapping.json", "features.sql"])
        {
            File.Copy(Repository.PathTo("data", file), Path.Combine(data, file));
        }

        StrikeOutAnswers(data);
        string[] train = ["train", "--data", data, "--outcome", "dissatisfied", "--trees", "80", "--leaves", "8", "--out", folder["models"]];
        await CommandRun.Json([.. train, "--name", "plain"]);
        var trained = await CommandRun.Json([.. train, "--name", "weighted", "--weight-answers", "dissatisfied"]);

        var table = new CaseSource { Place = new CasePlace(data) }.Read(TestContext.Current.CancellationToken).Table;
        var plain = Bias(folder["models"], "plain", data, table);
        var weighted = Bias(folder["models"], "weighted", data, table);

        // At arrival nobody knows how the case will be handled, which decides who answers: without weights too many look dissatisfied.
        Assert.True(plain > 0.05, Text(plain));
        Assert.True(Math.Abs(weighted) < 0.4 * plain, $"{Text(weighted)} of {Text(plain)}");

        var report = trained.GetProperty("outcomes")[0].GetProperty("weighting")[0];
        Assert.Equal("answered", report.GetProperty("reason").GetString());
        Assert.InRange(report.GetProperty("auc").GetDouble(), 0.65, 0.85);
        Assert.InRange(report.GetProperty("meanWeight").GetDouble(), 0.95, 1.05);
        Assert.InRange(report.GetProperty("effectiveRows").GetDouble(), 0.3 * Number(report, "rows"), 0.9 * Number(report, "rows"));
        Assert.True(Number(report, "weightedRate") < Number(report, "rate") - 0.05);
        Assert.Equal((int)Number(report, "rows") / 50, Number(report, "cut"), 3);

        var version = Path.Combine(folder["models"], "weighted", "1");
        var card = await File.ReadAllTextAsync(Path.Combine(version, "card.md"), TestContext.Current.CancellationToken);
        Assert.Contains("Labels are weighted by the inverse of the chance that, of a case, its survey is answered", card, StringComparison.Ordinal);
        Assert.Contains("Weights put right what the columns explain, and nothing else.", card, StringComparison.Ordinal);
        Assert.Contains("| weightAnswers | dissatisfied |", card, StringComparison.Ordinal);
        Assert.DoesNotContain("weighting", await File.ReadAllTextAsync(Path.Combine(folder["models"], "plain", "1", "manifest.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outcome_that_everybody_has_a_label_of_has_no_answers_to_weight()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of(
            "train", "--data", folder.Write("flat.csv", FlatCsv.Of(800)), "--label", "label", "--out", folder["models"], "--weight-answers", "label");
        Assert.Equal(1, run.Code);
        Assert.Contains("label: the chance of an answer cannot be learned", run.Error, StringComparison.Ordinal);

        run = await CommandRun.Of("train", "--data", folder["flat.csv"], "--label", "label", "--out", folder["models"], "--weight-answers", "left");
        Assert.Equal(1, run.Code);
        Assert.Contains("Answers of left cannot be weighted: the outcomes trained are label", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Keeps 95 % of the answers about cases that were unresolved or transferred, 20 % of the others.</summary>
    private static void StrikeOutAnswers(string data)
    {
        var lines = File.ReadAllLines(Path.Combine(data, "interactions.csv"));
        var (id, transfers, resolved) = (Position(lines[0], "interaction_id"), Position(lines[0], "transfers"), Position(lines[0], "resolved"));
        var wentBadly = lines.Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[id], cells => cells[resolved] != "yes" || cells[transfers] != "0");
        var surveys = File.ReadAllLines(Path.Combine(data, "surveys.csv"));
        var random = new Random(5);
        var about = Position(surveys[0], "interaction_id");
        File.WriteAllLines(
            Path.Combine(data, "surveys.csv"),
            [surveys[0], .. surveys.Skip(1).Where(line => random.NextDouble() < (wentBadly[line.Split(',')[about]] ? 0.95 : 0.2))]);
    }

    /// <summary>Mean probability at arrival less the mean of the true ones, over all cases from the test slice on, answered or not.</summary>
    private static double Bias(string models, string name, string data, CaseTable table)
    {
        var model = new ModelRegistry(models).Open($"{name}@1");
        var outcome = model.Outcomes.Single(each => each.Moment == Moment.Arrival);
        var truth = ReadTruth(Path.Combine(data, "truth.csv"));
        var from = outcome.Report.Test.From!.Value.ToUnixTimeSeconds();
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => table.Moments[row] == Moment.Arrival && table.At![row] >= from)];
        var margins = new EncodedTable(table, model.Encoder.Vocabularies)
            .Margins(outcome.Forest, Moment.Arrival, rows, HistoryMask.Nothing(table.Schema), Environment.ProcessorCount);
        return margins.Average(outcome.Calibrator.Probability) - rows.Average(row => truth[table.CaseIds[row]]);
    }

    private static Dictionary<string, double> ReadTruth(string path)
    {
        var truth = new Dictionary<string, double>();
        using var table = CsvTable.Open(path);
        var columns = table.Find((string[])["interaction_id", "moment", "outcome", "probability"]);
        while (table.Read())
        {
            if (table[columns[1]] is "arrival" && table[columns[2]] is "dissatisfied")
                truth.Add(table[columns[0]].ToString(), double.Parse(table[columns[3]], CultureInfo.InvariantCulture));
        }

        return truth;
    }

    private static int Position(string header, string column) => Array.IndexOf(header.Split(','), column);

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    private static string Text(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
