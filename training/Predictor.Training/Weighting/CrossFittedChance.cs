using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;
using Predictor.Training.Choosing;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;

namespace Predictor.Training.Weighting;

/// <summary>
/// The chance that a case is one of those whose label counts, given what is known of it: that it answers, that it is left alone. Customers are dealt
/// to five folds by a hash; a row's chance is by trees grown from other folds (cross-fitting: Chernozhukov et al., 2018, "Double/debiased machine
/// learning"), which stop by a fifth of those folds' customers. One calibrator is laid through all chances given in this way.
/// </summary>
internal sealed class CrossFittedChance
{
    public const int Folds = 5;

    /// <summary>Fewest rows of each class to learn a chance from.</summary>
    public const int FewestOfAClass = 50;

    private const double StopShare = 0.2;

    private static readonly BoostingOptions Growing = new() { Trees = 400, Leaves = 8, LearningRate = 0.05, ColumnSampling = 0.5, Patience = 20 };

    private readonly Moment _moment;
    private readonly ulong _seed;
    private readonly int _threads;
    private readonly Forest[] _forests;
    private readonly Calibrator _calibrator;

    private CrossFittedChance(Moment moment, ulong seed, int threads, Forest[] forests, double[] margins, float[] labels)
    {
        (_moment, _seed, _threads, _forests) = (moment, seed, threads, forests);
        _calibrator = CalibratorFit.Fit(margins, labels);
        Auc = Metrics.Auc(labels, margins);
        Rows = labels.Length;
        Selected = labels.Count(label => label > 0);
    }

    /// <summary>Rows it was learned from.</summary>
    public int Rows { get; }

    /// <summary>Of which selected.</summary>
    public int Selected { get; }

    /// <summary>Of the chances, each by trees that had not seen its customer.</summary>
    public double Auc { get; }

    /// <summary>Share of all rows that are selected.</summary>
    public double Rate => (double)Selected / Rows;

    /// <param name="name">What is learned, for messages: "dissatisfied: the chance of an answer".</param>
    /// <param name="cases">The cases.</param>
    /// <param name="moment">Columns known by then are looked at.</param>
    /// <param name="rows">Rows to learn from.</param>
    /// <param name="selected">One for each of them.</param>
    /// <param name="seed">Of folds and trees.</param>
    /// <param name="threads">That grow; nothing but the time depends on it.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <exception cref="DataException">Too few rows of a class.</exception>
    public static CrossFittedChance Learn(
        string name, EncodedTable cases, Moment moment, int[] rows, bool[] selected, ulong seed, int threads, CancellationToken cancellation)
    {
        float[] labels = [.. selected.Select(is1 => is1 ? 1f : 0f)];
        var folds = FoldsOf(cases.Table, rows, seed);
        var isStop = rows.Select(row => SeededHash.Share(seed + 3, Key(cases.Table, row)) < StopShare).ToArray();
        var ordered = cases.Table.At is not null || cases.Table.Ordered;
        var options = Growing with { Seed = seed, Threads = threads, Statistics = Candidates.Order(ordered) };
        var (forests, margins) = (new Forest[Folds], new double[rows.Length]);
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] grow = [.. Enumerable.Range(0, rows.Length).Where(i => folds[i] != fold && !isStop[i])];
            int[] stop = [.. Enumerable.Range(0, rows.Length).Where(i => folds[i] != fold && isStop[i])];
            int[] own = [.. Enumerable.Range(0, rows.Length).Where(i => folds[i] == fold)];
            Check(name, selected, grow, stop);
            TrainingTable Table(int[] at) => cases.TrainingRows(Pick(labels, at), moment, Pick(rows, at));
            forests[fold] = new GradientBoosting().Train(Table(grow), Table(stop), options, null, cancellation).Forest;
            var given = cases.Margins(forests[fold], moment, Pick(rows, own), HistoryMask.Nothing(cases.Table.Schema), threads);
            for (var i = 0; i < own.Length; i++)
            {
                margins[own[i]] = given[i];
            }
        }

        return new CrossFittedChance(moment, seed, threads, forests, margins, labels);
    }

    /// <summary>Chances of any rows, each by trees that had not seen its customer; in (0, 1).</summary>
    public double[] Of(EncodedTable cases, int[] rows)
    {
        var folds = FoldsOf(cases.Table, rows, _seed);
        var chances = new double[rows.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] own = [.. Enumerable.Range(0, rows.Length).Where(i => folds[i] == fold)];
            var margins = cases.Margins(_forests[fold], _moment, Pick(rows, own), HistoryMask.Nothing(cases.Table.Schema), _threads);
            for (var i = 0; i < own.Length; i++)
            {
                chances[own[i]] = _calibrator.Probability(margins[i]);
            }
        }

        return chances;
    }

    /// <summary>Another seed than those of slices and of rolling folds, whose hash has already divided these rows.</summary>
    private static int[] FoldsOf(CaseTable table, int[] rows, ulong seed) =>
        Array.ConvertAll(rows, row => (int)(SeededHash.Share(seed + 2, Key(table, row)) * Folds));

    private static string Key(CaseTable table, int row) => (table.CustomerIds ?? table.CaseIds)[row];

    private static T[] Pick<T>(T[] values, int[] at) => Array.ConvertAll(at, i => values[i]);

    private static void Check(string name, bool[] selected, int[] grow, int[] stop)
    {
        var positives = selected.Count(is1 => is1);
        if (Math.Min(positives, selected.Length - positives) < FewestOfAClass)
        {
            throw new DataException(FormattableString.Invariant(
                $"{name} cannot be learned: of {selected.Length} cases before the test slice {positives} did and {selected.Length - positives} did not, expected at least {FewestOfAClass} of each."));
        }

        if (stop.Length == 0 || grow.All(i => selected[i]) || !grow.Any(i => selected[i]))
        {
            throw new DataException($"{name} cannot be learned: so few customers hold all cases of one kind that a fifth of the customers left out leaves none of it.");
        }
    }
}
