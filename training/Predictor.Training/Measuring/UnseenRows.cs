using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Measuring;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;

namespace Predictor.Training.Measuring;

/// <summary>
/// Tells the rows that a model cannot have learned from: those not before its test slice where rows have times; those that its own cuts, made again
/// from the manifest, put into the test slice where they have none.
/// </summary>
internal sealed class UnseenRows(Model model, CaseTable table, string fingerprint)
{
    private readonly Dictionary<int, OutcomeSlices> _cuts = [];

    /// <summary>Of rows with a label, those that the model cannot have learned from.</summary>
    /// <exception cref="DataException">Which they are cannot be told from these data.</exception>
    public int[] Of(OutcomeModel outcome, int index, int[] rows)
    {
        if (table.At is { } at)
        {
            return outcome.Report.Test.From is { } from
                ? [.. rows.Where(row => at[row] >= from.ToUnixTimeSeconds())]
                : throw Unknown($"{model.Name} version {model.Version} does not say from when its test slice is");
        }

        if (!_cuts.TryGetValue(index, out var slices))
            _cuts.Add(index, slices = Cut(index));
        return [.. rows.Where(row => slices.Rows[row] == Slice.Test)];
    }

    /// <summary>Where rows have times: how many of those measured are from before the test slice, in a sentence. Null where none is.</summary>
    public string? Seen(OutcomeModel outcome, int[] rows) => LearnedFrom.Note(table, outcome, rows);

    private OutcomeSlices Cut(int index)
    {
        var options = model.Provenance.Options;
        if (options.ContainsKey(TrainingCases.TestFileOption))
            throw Unknown("the model was measured on a file of its own");

        if (table.Ordered && options.ContainsKey(TrainingOptions.TreatedOption))
            throw Unknown("cases that something was done about were left out when rows were cut");

        // A seeded hash of an id puts a row where training put it, in whatever file it comes; a place in a file means that file.
        var isSameFile = fingerprint == model.Provenance.DataFingerprint;
        if (!isSameFile && (table.Ordered || (table.CustomerIds is null && table.CaseIds is RowNumbers)))
            throw Unknown("it is not the file that the model learned from");
        if (!SliceShares.TryParse(options.GetValueOrDefault("shares", ""), out var shares))
            throw Unknown("the model's manifest does not say how rows were divided");
        return Slicer.Cut(table, index, shares, model.Provenance.Seed);
    }

    private static DataException Unknown(string why) => new(
        $"Which rows the model learned from cannot be told: rows carry no time, and {why}. Give rows that it has not seen, and say --rows all.");
}
