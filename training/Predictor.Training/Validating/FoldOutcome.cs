using Predictor.Cases;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;

namespace Predictor.Training.Validating;

/// <summary>
/// One fold as training sees an outcome: all that is learned (vocabularies, trees, calibration, choices among settings) comes from its fit rows,
/// and its later rows are the test slice.
/// </summary>
internal static class FoldOutcome
{
    public static SlicedOutcome Of(CaseTable table, int outcome, Moment moment, RollingFold fold, SliceShares shares, ulong seed)
    {
        var slices = Slicer.Cut(table, outcome, fold.Fit, shares with { Test = 0 }, seed);
        var encoded = new EncodedTable(table, VocabularyBuilder.Learn(table, fold.Fit));
        return SlicedOutcome.Of(encoded, encoded, outcome, moment, slices, slices) with { Test = fold.Later, Purged = fold.Purged };
    }
}
