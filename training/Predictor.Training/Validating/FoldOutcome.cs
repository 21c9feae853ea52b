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
    /// <param name="table">The cases.</param>
    /// <param name="outcome">Of its schema.</param>
    /// <param name="moment">Of the fold's rows.</param>
    /// <param name="fold">Of the outcome's rows at the moment.</param>
    /// <param name="shares">Of fit, stop and calibration among its fit rows.</param>
    /// <param name="seed">Of slices of rows without an order.</param>
    /// <param name="mayLearn">By row of the table, labelled or not: whether anything may be learned from it; null: from any.</param>
    public static SlicedOutcome Of(
        CaseTable table, int outcome, Moment moment, RollingFold fold, SliceShares shares, ulong seed, bool[]? mayLearn = null)
    {
        var cut = Slicer.Cut(table, outcome, fold.Fit, shares with { Test = 0 }, seed);
        var slices = cut with { Rows = WithTest(cut.Rows, fold.Later), BeforeTest = BeforeTest(table, fold, mayLearn) };
        var encoded = new EncodedTable(table, VocabularyBuilder.Learn(table, fold.Fit));
        return SlicedOutcome.Of(encoded, encoded, outcome, moment, slices, slices) with { Test = fold.Later, Purged = fold.Purged };
    }

    private static Slice[] WithTest(Slice[] rows, int[] later)
    {
        foreach (var row in later)
        {
            rows[row] = Slice.Test;
        }

        return rows;
    }

    /// <summary>Rows of any moment, labelled or not, that come before the later ones; of other customers than theirs where rows have no order.</summary>
    private static bool[] BeforeTest(CaseTable table, RollingFold fold, bool[]? mayLearn)
    {
        Func<int, bool> isBefore;
        if (table.At is { } at)
        {
            var begins = fold.Later.Min(row => at[row]);
            isBefore = row => at[row] < begins;
        }
        else if (table.Ordered)
        {
            var begins = fold.Later.Min();
            isBefore = row => row < begins;
        }
        else
        {
            var keys = table.CustomerIds ?? table.CaseIds;
            var later = fold.Later.Select(row => keys[row]).ToHashSet(StringComparer.Ordinal);
            isBefore = row => !later.Contains(keys[row]);
        }

        return [.. Enumerable.Range(0, table.Rows).Select(row => mayLearn?[row] != false && isBefore(row))];
    }
}
