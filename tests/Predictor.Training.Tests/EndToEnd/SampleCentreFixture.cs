using System.Globalization;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Tests;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;
using Predictor.Training.Slicing;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.EndToEnd;

/// <summary>The sample centre with 20,000 customers, trained once by the command line for all tests of the class.</summary>
public sealed class SampleCentreFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<(string Outcome, Moment Moment), TestRows> _rows = [];

    /// <summary>What `train --json` printed.</summary>
    public JsonElement Trained { get; private set; }

    internal Model Model { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var data = _folder["data"];
        await CommandRun.Json("sample", "--customers", "20000", "--seed", "1", "--out", data);
        foreach (var file in (string[])["schema.json", "mapping.json", "features.sql"])
        {
            File.Copy(Repository.PathTo("data", file), Path.Combine(data, file));
        }

        Trained = await CommandRun.Json("train", "--data", data, "--out", _folder["models"]);
        Model = new ModelRegistry(_folder["models"]).Open($"{Trained.GetProperty("name").GetString()}@1");
        ReadTestRows(new CaseSource { Place = new CasePlace(data) }.Read(TestContext.Current.CancellationToken).Table, ReadTruth(Path.Combine(data, "truth.csv")));
    }

    internal TestRows Rows(string outcome, Moment moment) => _rows[(outcome, moment)];

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void ReadTestRows(CaseTable table, Dictionary<(string Case, string Moment, string Outcome), double> truth)
    {
        var cases = new EncodedTable(table, Model.Encoder.Vocabularies);
        for (var index = 0; index < table.Schema.Outcomes.Count; index++)
        {
            var name = table.Schema.Outcomes[index].Name;
            var slices = Slicer.Cut(table, index, SliceShares.Default, seed: 1);
            foreach (var outcome in Model.Outcomes.Where(outcome => outcome.Outcome.Name == name))
            {
                var moment = outcome.Moment == Moment.Arrival ? "arrival" : "closure";
                int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => slices.Rows[row] == Slice.Test && table.Moments[row] == outcome.Moment)];
                var matrix = cases.Matrix(outcome.Moment, rows, HistoryMask.Nothing(table.Schema));
                var margins = new double[rows.Length];
                outcome.Forest.Margins(matrix, margins, Environment.ProcessorCount);
                _rows[(name, outcome.Moment)] = new TestRows(
                    outcome,
                    cases.Labels(index, rows),
                    [.. margins.Select(outcome.Calibrator.Probability)],
                    [.. rows.Select(row => truth[(table.CaseIds[row], moment, name)])],
                    matrix);
            }
        }
    }

    private static Dictionary<(string Case, string Moment, string Outcome), double> ReadTruth(string path)
    {
        var truth = new Dictionary<(string, string, string), double>();
        using var table = CsvTable.Open(path);
        var columns = table.Find((string[])["interaction_id", "moment", "outcome", "probability"]);
        while (table.Read())
        {
            truth.Add(
                (table[columns[0]].ToString(), table[columns[1]].ToString(), table[columns[2]].ToString()),
                double.Parse(table[columns[3]], CultureInfo.InvariantCulture));
        }

        return truth;
    }

    /// <summary>The test slice of one outcome at one moment.</summary>
    /// <param name="Outcome">Its model.</param>
    /// <param name="Labels">What happened.</param>
    /// <param name="Probabilities">What the model said.</param>
    /// <param name="Truth">The probability that the sample centre drew from.</param>
    /// <param name="Matrix">Row-major cells.</param>
    internal sealed record TestRows(OutcomeModel Outcome, float[] Labels, double[] Probabilities, double[] Truth, float[] Matrix);
}
