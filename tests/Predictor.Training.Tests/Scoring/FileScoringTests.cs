using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Training.Scoring;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Scoring;

public sealed class FileScoringTests
{
    [Fact]
    public async Task Written_numbers_are_the_scorers_own_bit_for_bit_and_rows_keep_their_order()
    {
        using var folder = new TemporaryFolder();
        var registry = await Train(folder);
        var rows = ScoreBlock.Capacity + 500;
        var data = folder.Write("new.csv", FlatCsv.Of(rows, seed: 9, extra: "note", extraCell: (row, _) => $"\"row {row}, \"\"quoted\"\"\""));

        var done = await CommandRun.Json("score", "--model", "flat", "--models", registry.Folder, "--data", data, "--out", folder["out.csv"], "--reasons", "2", "--threads", "3");

        Assert.Equal(rows, done.GetProperty("rows").GetInt32());
        var model = registry.Open("flat");
        var scorer = new CaseScorer(model, registry.ReadPolicy(model));
        var cells = new float[model.Encoder.Width];
        using var input = FlatRows.Open(data, model.Encoder);
        using var output = CsvTable.Open(folder["out.csv"]);
        var row = 0;
        while (output.Read())
        {
            Assert.True(input.Read(cells));
            var expected = scorer.Score(cells, Moment.Closure, null, 2).Outcomes[0];
            Assert.Equal($"row {row++}, \"quoted\"", output[output.Find("note")].ToString());
            Assert.Equal(expected.Probability, Number(output, "label_probability"));
            Assert.Equal(expected.Margin, Number(output, "label_margin"));
            Assert.Equal(expected.Percentile, Number(output, "label_percentile"));
            Assert.Equal(expected.Band.Name, output[output.Find("label_band")].ToString());
            Assert.Equal(expected.Reasons[0].Code, output[output.Find("label_reason1")].ToString());
            Assert.Equal(expected.Reasons[0].Words, output[output.Find("label_reason1_words")].ToString());
            Assert.Equal(expected.Reasons[0].Points, Number(output, "label_reason1_points"));
            Assert.Equal(expected.Reasons[0].Contribution, Number(output, "label_reason1_contribution"));
        }

        Assert.Equal(rows, row);
    }

    [Fact]
    public async Task Cells_that_cannot_be_used_count_as_missing_and_are_named()
    {
        using var folder = new TemporaryFolder();
        var registry = await Train(folder);
        var data = folder.Write("new.csv", "queue,wait,transfers\nz,soon,1\na,,1\n");

        var run = await CommandRun.Of("score", "--model", "flat@1", "--models", registry.Folder, "--data", data, "--out", folder["out.csv"]);

        Assert.Equal(0, run.Code);
        Assert.Contains("column wait: 1 cells hold no number", run.Error, StringComparison.Ordinal);
        Assert.Contains("column queue: 1 cells hold a level that training never saw", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_row_leaves_no_file_and_an_older_one_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var registry = await Train(folder);
        var data = folder.Write("new.csv", "queue,wait,transfers\na,1,1\na,1\n");
        var output = folder.Write("out.csv", "older");

        var run = await CommandRun.Of("score", "--model", "flat", "--models", registry.Folder, "--data", data, "--out", output);

        Assert.Equal(1, run.Code);
        Assert.Contains("new.csv, line 3", run.Error, StringComparison.Ordinal);
        Assert.Equal("older", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        Assert.Equal(["flat.csv", "models", "new.csv", "out.csv"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
    }

    private static async Task<ModelRegistry> Train(TemporaryFolder folder)
    {
        var data = folder.Write("flat.csv", FlatCsv.Of(1_500));
        await CommandRun.Json("train", "--data", data, "--label", "label", "--out", folder["models"], "--trees", "30");
        await CommandRun.Json("publish", "flat", "1", "--models", folder["models"]);
        return new ModelRegistry(folder["models"]);
    }

    private static double Number(CsvTable table, string column) => double.Parse(table[table.Find(column)], CultureInfo.InvariantCulture);
}
