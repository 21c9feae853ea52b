using Predictor.Cases;
using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Drift;
using Predictor.Forests;
using Predictor.Models.Bundles;

namespace Predictor.Training.Pipeline;

/// <summary>How the cases were spread that an outcome's model was made from, for its bundle to remember. History is counted as it was, with nothing masked.</summary>
/// <param name="sliced">The outcome's rows.</param>
/// <param name="threads">How many may work; nothing but the time depends on it.</param>
internal sealed class ReferenceBuilder(SlicedOutcome sliced, int threads)
{
    public OutcomeReference Build(LearnedOutcome learned, Calibrator calibrator)
    {
        var isKnown = learned.Fit.Length > 0;
        var (columnsOf, rows) = Slice(isKnown ? SliceName.Fit : SliceName.Calibration, sliced.Cases, isKnown ? learned.Fit : learned.Calibration);
        var (probabilitiesOf, testRows) = Slice(SliceName.Test, sliced.TestCases, sliced.Test);
        return new OutcomeReference
        {
            ColumnsOf = columnsOf,
            Columns = Columns(rows),
            ProbabilitiesOf = probabilitiesOf,
            Probabilities = Probabilities(learned.Forest, calibrator, testRows),
        };
    }

    private Dictionary<string, Distribution> Columns(int[] rows)
    {
        var columns = sliced.Schema.FeatureColumns.Index().Where(column => column.Item.KnownAt <= sliced.Moment).ToArray();
        var distributions = new Distribution[columns.Length];
        Parallel.For(0, columns.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => distributions[i] = sliced.Cases.Distribution(columns[i].Index, sliced.Moment, rows));
        return columns.Zip(distributions).ToDictionary(column => column.First.Item.Name, column => column.Second);
    }

    private NumberDistribution Probabilities(Forest forest, Calibrator calibrator, int[] rows)
    {
        var margins = sliced.TestCases.Margins(forest, sliced.Moment, rows, HistoryMask.Nothing(sliced.Schema), threads);
        return NumberDistribution.Of(Array.ConvertAll(margins, calibrator.Probability));
    }

    /// <summary>The rows of a slice, and those without a label that lie among them, in the table's order.</summary>
    private (ReferenceSlice Slice, int[] Rows) Slice(SliceName name, EncodedTable cases, int[] labelled)
    {
        var table = cases.Table;
        var labels = table.Labels[sliced.Index].Values;
        var isAmong = Among(name, table, labelled);
        int[] all = [.. labelled.Concat(Enumerable.Range(0, table.Rows).Where(row => labels[row] < 0 && table.Moments[row] == sliced.Moment && isAmong(row))).Order()];
        int[] rows = EvenlySpaced(all);
        var times = sliced.Report(rows, cases);
        return (new ReferenceSlice(name, rows.Length, rows.Count(row => labels[row] >= 0), times.Customers, times.From, times.To), rows);
    }

    /// <summary>Whether a row without a label is from the slice's time; where rows have no order, whether its hash puts it on the same side of the test slice.</summary>
    private Func<int, bool> Among(SliceName name, CaseTable table, int[] labelled)
    {
        if (labelled.Length == 0)
            return _ => false;
        if (table.At is { } at)
        {
            var (from, to) = (labelled.Min(row => at[row]), labelled.Max(row => at[row]));
            return row => at[row] >= from && at[row] <= to;
        }

        if (table.Ordered)
        {
            var (first, last) = (labelled.Min(), labelled.Max());
            return row => row >= first && row <= last;
        }

        return name == SliceName.Test && table != sliced.Cases.Table ? _ => true : row => sliced.Slices.BeforeTest[row] == (name != SliceName.Test);
    }

    private static int[] EvenlySpaced(int[] rows)
    {
        const int Most = ReferenceSlice.MostRows;
        return rows.Length <= Most ? rows : [.. Enumerable.Range(0, Most).Select(i => rows[(int)((long)i * rows.Length / Most)])];
    }
}
