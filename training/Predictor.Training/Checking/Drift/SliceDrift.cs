using System.Globalization;
using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;

namespace Predictor.Training.Checking.Drift;

/// <summary>
/// Whether a learner can tell the test slice's rows from those before it, and by which columns: what it learns from the past must hold for rows that look
/// different (a classifier two-sample test: D. Lopez-Paz, M. Oquab, 2017, "Revisiting classifier two-sample tests").
/// </summary>
internal sealed class SliceDrift : ICheck
{
    /// <summary>AUC from which drift is named, and from which it is a warning.</summary>
    public const double NamedFrom = 0.65;

    public const double WarnedFrom = 0.8;

    private const int MostRows = 2_500;
    private const int FewestRows = 200;

    /// <summary>Rarer levels are taken together: one that occurs in one slice alone by luck shall not tell it.</summary>
    private const int FewestOfALevel = 20;

    /// <summary>Columns that are named, and the least share of the contributions for it.</summary>
    private const int Named = 5;

    private const double LeastShare = 0.05;

    private static readonly BoostingOptions Growing = new() { Trees = 20, Leaves = 8, LearningRate = 0.15, Patience = 0 };

    public IEnumerable<Finding> Find(CheckedData data) => data.Sliced.GroupBy(sliced => sliced.Moment).OrderBy(moment => moment.Key)
        .Select(moment => Judge(data, moment.MaxBy(sliced => sliced.Test.Length)!)).OfType<Finding>();

    private static Finding? Judge(CheckedData data, SlicedOutcome sliced)
    {
        var (before, test) = (CheckedData.Sample(sliced.BeforeTest, MostRows), CheckedData.Sample(sliced.Test, MostRows));
        if (before.Length < FewestRows || test.Length < FewestRows)
            return null;

        // Which weekdays and hours a short test slice holds is no drift of the data.
        int[] columns = [.. Enumerable.Range(0, data.Schema.FeatureColumns.Count)
            .Where(column => data.Schema.FeatureColumns[column] is var each && each.KnownAt <= sliced.Moment && each.Source != ColumnSource.Clock)];
        if (columns.Length == 0)
            return null;
        var table = Table(sliced, columns, before, test);
        var margins = new double[table.Rows];
        var shares = new double[columns.Length];
        foreach (var half in (int[])[0, 1])
        {
            Tell(table, data, [.. Rows(table.Rows, row => Half(row) == half)], [.. Rows(table.Rows, row => Half(row) != half)], margins, shares);
        }

        var auc = Metrics.Auc(table.Labels, margins);
        var power = new Leaks.ColumnPower(auc, Leaks.ColumnWay.Levels, Math.Min(before.Length, test.Length));
        if (auc < NamedFrom || power.Low < NamedFrom - 0.05)
            return null;
        var whole = shares.Sum();
        var carriers = Enumerable.Range(0, columns.Length).Select(column => (data.Schema.FeatureColumns[columns[column]].Name, Share: shares[column] / whole))
            .Where(column => column.Share >= LeastShare).OrderByDescending(column => column.Share).Take(Named).ToArray();
        return new Finding
        {
            Severity = auc >= WarnedFrom ? Severity.Warning : Severity.Note,
            Code = "drift",
            Moment = sliced.Moment,
            Words = string.Create(
                CultureInfo.InvariantCulture,
                $"the test slice's rows are told from those before it with an AUC of {auc:0.00}, by {string.Join(", ", carriers.Select(column => FormattableString.Invariant($"{column.Name} ({column.Share:0%})")))}"),
            Advice = "What grows with the log, or was changed in it, is better left out or made relative; else train on newer rows.",
            Evidence = carriers.Select(column => KeyValuePair.Create(column.Name, column.Share)).Prepend(new("auc", auc)).ToDictionary(),
        };
    }

    /// <summary>Grows on some rows, and adds margins and contributions of the others.</summary>
    private static void Tell(TrainingTable table, CheckedData data, int[] fit, int[] told, double[] margins, double[] shares)
    {
        var forest = new GradientBoosting().Train(
            new TrainingTable
            {
                Columns = [.. table.Columns.Select(column => new TrainingColumn(column.Name, Array.ConvertAll(fit, row => column.Cells[row]), column.Categories))],
                Labels = Array.ConvertAll(fit, row => table.Labels[row]),
            },
            null,
            Growing with { Seed = data.Seed, Threads = data.Threads },
            null,
            CancellationToken.None).Forest;
        var width = table.Columns.Count;
        var matrix = new float[told.Length * width];
        for (var i = 0; i < matrix.Length; i++)
        {
            matrix[i] = table.Columns[i % width].Cells[told[i / width]];
        }

        var found = new double[told.Length];
        forest.Margins(matrix, found, data.Threads);
        var contributions = new double[matrix.Length];
        forest.Contributions(matrix, contributions, data.Threads);
        for (var i = 0; i < told.Length; i++)
        {
            margins[told[i]] = found[i];
        }

        for (var i = 0; i < contributions.Length; i++)
        {
            shares[i % width] += Math.Abs(contributions[i]);
        }
    }

    /// <summary>Rows before the test slice (label 0), then its own (1).</summary>
    private static TrainingTable Table(SlicedOutcome sliced, int[] columns, int[] before, int[] test)
    {
        var (earlier, later) = (
            sliced.Cases.TrainingRows(sliced.Index, sliced.Moment, before, HistoryMask.Nothing(sliced.Schema)),
            sliced.TestCases.TrainingRows(sliced.Index, sliced.Moment, test, HistoryMask.Nothing(sliced.Schema)));
        return new TrainingTable
        {
            Columns =
            [
                .. columns.Select(column =>
                {
                    float[] cells = [.. earlier.Columns[column].Cells.ToArray(), .. later.Columns[column].Cells.ToArray()];
                    return earlier.Columns[column].IsCategory ? Pooled(earlier.Columns[column].Name, cells) : new TrainingColumn(earlier.Columns[column].Name, cells);
                }),
            ],
            Labels = [.. before.Select(_ => 0f), .. test.Select(_ => 1f)],
        };
    }

    private static TrainingColumn Pooled(string name, float[] cells)
    {
        var codes = cells.Where(cell => !float.IsNaN(cell)).CountBy(cell => cell).Where(level => level.Value >= FewestOfALevel).OrderBy(level => level.Key)
            .Select((level, code) => (level.Key, Code: code + 1f)).ToDictionary(level => level.Key, level => level.Code);
        return new TrainingColumn(name, [.. cells.Select(cell => float.IsNaN(cell) ? cell : codes.GetValueOrDefault(cell))], codes.Count + 1);
    }

    private static IEnumerable<int> Rows(int count, Func<int, bool> isChosen) => Enumerable.Range(0, count).Where(isChosen);

    private static int Half(int row) => SeededHash.Share(0, row) < 0.5 ? 0 : 1;
}
