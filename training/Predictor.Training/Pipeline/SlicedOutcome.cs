using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Measuring;
using Predictor.Training.Slicing;
using Predictor.Training.Treating;

namespace Predictor.Training.Pipeline;

/// <summary>One outcome at one moment, with the rows of its four slices.</summary>
internal sealed record SlicedOutcome
{
    public required EncodedTable Cases { get; init; }

    /// <summary>Where the test rows are: the same table, or a file of its own.</summary>
    public required EncodedTable TestCases { get; init; }

    public required int Index { get; init; }

    public required Moment Moment { get; init; }

    public required int[] Fit { get; init; }

    public required int[] Stop { get; init; }

    /// <summary>All whose label ended before the calibration slice begins: fit, stop, and what was purged between them.</summary>
    public required int[] BeforeCalibration { get; init; }

    /// <summary>All whose label ended before the test slice begins, in time order where rows have times.</summary>
    public required int[] BeforeTest { get; init; }

    public required int[] Calibration { get; init; }

    public required int[] Test { get; init; }

    public required int[] Purged { get; init; }

    /// <summary>Of the table, at all moments, that the rows are from.</summary>
    public required OutcomeSlices Slices { get; init; }

    /// <summary>What each row of <see cref="Cases"/> counts for, above 0 where it has a label; null: all alike.</summary>
    public float[]? Weights { get; init; }

    /// <summary>The same of <see cref="TestCases"/>.</summary>
    public float[]? TestWeights { get; init; }

    /// <summary>Where weights came from, one a reason.</summary>
    public IReadOnlyList<WeightReport> Weighting { get; init; } = [];

    /// <summary>Which rows are of cases that something was done about; null where nothing is known to have been done.</summary>
    public Treatment? Treatment { get; init; }

    /// <summary>By row: whether nothing is learned from it because something was done about its case; null: from all.</summary>
    public bool[]? LeftOut => Treatment is { Handling: not TreatedCases.Keep } treatment ? treatment.Rows : null;

    public Schema Schema => Cases.Table.Schema;

    public Outcome Outcome => Schema.Outcomes[Index];

    /// <summary>"left at arrival".</summary>
    public string Name => $"{Outcome.Name} at {(Moment == Moment.Arrival ? "arrival" : "closure")}";

    public static SlicedOutcome Of(EncodedTable cases, EncodedTable testCases, int outcome, Moment moment, OutcomeSlices slices, OutcomeSlices testSlices)
    {
        int[] Rows(Slice slice) => slice == Slice.Test ? At(testCases, testSlices, slice) : At(cases, slices, slice);
        int[] At(EncodedTable table, OutcomeSlices of, Slice slice) =>
            [.. Enumerable.Range(0, of.Rows.Length).Where(row => of.Rows[row] == slice && table.Table.Moments[row] == moment)];
        return new SlicedOutcome
        {
            Cases = cases,
            TestCases = testCases,
            Index = outcome,
            Moment = moment,
            Fit = Rows(Slice.Fit),
            Stop = Rows(Slice.Stop),
            BeforeCalibration =
                [.. Enumerable.Range(0, slices.Rows.Length).Where(row => slices.BeforeCalibration[row] && cases.Table.Moments[row] == moment)],
            BeforeTest = InTimeOrder(
                cases.Table, Enumerable.Range(0, slices.Rows.Length).Where(row => slices.MayGrow[row] && cases.Table.Moments[row] == moment)),
            Calibration = Rows(Slice.Calibration),
            Test = Rows(Slice.Test),
            Purged = Rows(Slice.Purged),
            Slices = slices,
        };
    }

    public IEnumerable<(Slice Slice, float[] Labels)> Labels() =>
    [
        (Slice.Fit, Cases.Labels(Index, Fit)),
        (Slice.Stop, Cases.Labels(Index, Stop)),
        (Slice.Calibration, Cases.Labels(Index, Calibration)),
        (Slice.Test, TestCases.Labels(Index, Test)),
    ];

    /// <summary>What there must be enough of where rolling cuts stand for the stop and calibration slices.</summary>
    public IEnumerable<(Slice Slice, float[] Labels)> LabelsOfRolling() =>
    [
        (Slice.Fit, Cases.Labels(Index, BeforeTest)),
        (Slice.Test, TestCases.Labels(Index, Test)),
    ];

    /// <summary>Rows to grow from, masked as training rows are.</summary>
    public TrainingTable GrowingRows(int[] rows, HistoryMask mask) => Cases.TrainingRows(Index, Moment, rows, mask, WeightsOf(rows));

    /// <summary>Row-major cells of rows to score, as they are.</summary>
    public float[] Matrix(int[] rows) => Cases.Matrix(Moment, rows, HistoryMask.Nothing(Schema));

    public TrainingTable FitRows(HistoryMask mask) => GrowingRows(Fit, mask);

    public TrainingTable RowsBeforeCalibration(HistoryMask mask) => GrowingRows(BeforeCalibration, mask);

    public TrainingTable StopRows() => GrowingRows(Stop, HistoryMask.Nothing(Schema));

    /// <summary>Weights of rows that are no test rows, one a row; null: all alike.</summary>
    public float[]? WeightsOf(int[] rows) => Weights is null ? null : Array.ConvertAll(rows, row => Weights[row]);

    public static int[] InTimeOrder(CaseTable table, IEnumerable<int> rows) =>
        table.At is { } at ? [.. rows.OrderBy(row => at[row]).ThenBy(row => row)] : [.. rows];

    /// <summary>Of the labelled rows at the moment, a test file's too.</summary>
    public TreatedReport? TreatedReport()
    {
        if (Treatment is null)
            return null;
        var all = Labelled(Cases, Treatment.Rows);
        if (!ReferenceEquals(Cases, TestCases))
            all = [.. all, .. Labelled(TestCases, Treatment.TestRows)];
        return new TreatedReport(
            Treatment.Handling.ToString().ToLowerInvariant(), all.Count, all.Count(row => row.IsTreated), all.Count(row => row is { IsTreated: true, IsPositive: true }));

        List<(bool IsTreated, bool IsPositive)> Labelled(EncodedTable cases, bool[] treated) =>
            [.. cases.Table.RowsWithLabel(Index, Moment).Select(row => (treated[row], cases.Table.Labels[Index].Values[row] > 0))];
    }

    public SliceReport Report(int[] rows, EncodedTable of)
    {
        var table = of.Table;
        var labels = table.Labels[Index].Values;
        DateTimeOffset? Time(Func<IEnumerable<long>, long> pick) =>
            table.At is { } at && rows.Length > 0 ? DateTimeOffset.FromUnixTimeSeconds(pick(rows.Select(row => at[row]))) : null;
        return new SliceReport(
            rows.Length,
            rows.Count(row => labels[row] > 0),
            CustomerGroups.Count(table, rows),
            Time(times => times.Min()),
            Time(times => times.Max()));
    }
}
