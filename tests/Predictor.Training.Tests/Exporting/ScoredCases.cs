using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Training.Reading;

namespace Predictor.Training.Tests.Exporting;

/// <summary>A model and the rows of a CSV, as text, as cells and as the service's scorer answers them.</summary>
internal sealed class ScoredCases
{
    /// <param name="models">The models folder.</param>
    /// <param name="reference">NAME@VERSION.</param>
    /// <param name="csv">Flat, or as `features` writes it.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="moment">Rows of it alone.</param>
    public ScoredCases(string models, string reference, string csv, string outcome, Moment moment)
    {
        var registry = new ModelRegistry(models);
        Model = registry.Open(reference);
        Outcome = Model.Outcomes.Single(each => each.Outcome.Name == outcome && each.Moment == moment);
        var table = FlatTable.Read(csv, Model.Schema, ordered: true, labels: false);
        (Header, var texts) = Read(csv);
        var encoder = new TableEncoder(table, Model.Encoder.Vocabularies);
        var scorer = new CaseScorer(Model, ModelPolicy.Of(Model, reference, registry));
        for (var row = 0; row < table.Rows; row++)
        {
            if (table.Moments[row] != moment)
                continue;
            var cells = new float[encoder.Width];
            encoder.Row(row, cells);
            var score = scorer.Score(cells, moment, null, 0).Outcomes.Single(each => each.Model.Outcome.Name == outcome);
            Rows.Add(new ScoredRow(texts[row], cells, score.Margin, score.Probability));
        }

        Assert.NotEmpty(Rows);
    }

    public Model Model { get; }

    public OutcomeModel Outcome { get; }

    public string[] Header { get; }

    public List<ScoredRow> Rows { get; } = [];

    /// <summary>Holds answers to the service's.</summary>
    public void Check(IReadOnlyList<(double Margin, double Probability)> found)
    {
        Assert.Equal(Rows.Count, found.Count);
        var (margin, probability) = (0.0, 0.0);
        for (var row = 0; row < found.Count; row++)
        {
            margin = Math.Max(margin, Math.Abs(Rows[row].Margin - found[row].Margin));
            probability = Math.Max(probability, Math.Abs(Rows[row].Probability - found[row].Probability));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Model.Name}: {Rows.Count} rows, {Outcome.Forest.Trees.Count} trees; largest difference of margins {margin:g3}, of probabilities {probability:g3}"));
        Assert.InRange(margin, 0, 1e-5);
        Assert.InRange(probability, 0, 1e-5);
    }

    private static (string[] Header, List<string[]> Rows) Read(string path)
    {
        using var table = CsvTable.Open(path);
        var rows = new List<string[]>();
        while (table.Read())
            rows.Add([.. Enumerable.Range(0, table.Header.Count).Select(column => table[column].ToString())]);
        return ([.. table.Header], rows);
    }

    /// <param name="Texts">As the file has them.</param>
    /// <param name="Cells">As the model sees them.</param>
    /// <param name="Margin">The service's.</param>
    /// <param name="Probability">The service's, calibrated.</param>
    internal sealed record ScoredRow(string[] Texts, float[] Cells, double Margin, double Probability);
}
