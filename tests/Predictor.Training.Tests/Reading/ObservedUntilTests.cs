using Predictor.Cases;
using Predictor.Tests;
using Predictor.Training.Reading;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Reading;

public sealed class ObservedUntilTests
{
    [Fact]
    public async Task Labels_not_known_by_then_are_none_whether_read_from_tables_or_from_the_features_file()
    {
        using var folder = new TemporaryFolder();
        var data = folder["centre"];
        await CommandRun.Json("sample", "--customers", "400", "--seed", "3", "--no-truth", "--out", data);
        foreach (var file in (string[])["schema.json", "mapping.json", "features.sql"])
        {
            File.Copy(Repository.PathTo("data", file), Path.Combine(data, file));
        }

        await CommandRun.Json("features", "--data", data, "--out", folder["features.csv"]);
        var until = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
        CaseSource source = new() { Place = new CasePlace(data), SchemaPath = Path.Combine(data, "schema.json") };
        var (all, asOf, flat) = (Read(source), Read(source with { ObservedUntil = until }), Read(source with { Place = new CasePlace(folder["features.csv"]), ObservedUntil = until }));

        for (var outcome = 0; outcome < all.Labels.Count; outcome++)
        {
            var horizon = (long)all.Schema.Outcomes[outcome].HorizonDays!.Value * 86_400;
            int[] known = [.. Labelled(all, outcome).Where(row => all.At![row] + horizon <= until.ToUnixTimeSeconds())];
            Assert.All(known, row => Assert.True(all.Labels[outcome].Ends![row] <= until.ToUnixTimeSeconds()));
            Assert.NotEmpty(known);
            Assert.Equal(known, Labelled(asOf, outcome));
            Assert.Equal(known.Select(row => (all.CaseIds[row], all.Moments[row])), Labelled(flat, outcome).Select(row => (flat.CaseIds[row], flat.Moments[row])));
        }
    }

    [Fact]
    public async Task Where_rows_carry_no_time_it_says_nothing_of_them_and_is_refused()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("train", "--data", folder.Write("flat.csv", FlatCsv.Of(300)), "--label", "label", "--observed-until", "2026-01-01", "--out", folder["models"]);

        Assert.Equal(1, run.Code);
        Assert.Contains("--observed-until says nothing of them", run.Error, StringComparison.Ordinal);
    }

    private static CaseTable Read(CaseSource source) => source.Read(TestContext.Current.CancellationToken).Table;

    private static int[] Labelled(CaseTable table, int outcome) => [.. Enumerable.Range(0, table.Rows).Where(row => table.Labels[outcome].Values[row] >= 0)];
}
