using Predictor.Boosting;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;
using Predictor.Ledger.Contacts;

namespace Predictor.Ledger.Learning;

/// <summary>
/// Expectations of contacts, each by trees that never saw its customer (cross-fitting: Chernozhukov et al., 2018, "Double/debiased machine learning").
/// Customers are dealt to folds; a fold's forest grows from the other folds' customers and stops by a fifth of them.
/// </summary>
internal sealed class CrossFitting(ContactTable contacts, LedgerOptions options)
{
    private const double StopShare = 0.2;

    /// <summary>Contacts scored at a time.</summary>
    private const int Block = 1 << 15;

    /// <summary>Most margins that a calibrator is laid through, evenly spaced.</summary>
    private const int MostCalibrated = 500_000;

    private static readonly BoostingOptions Growing = new() { Trees = 200, Leaves = 8, LearningRate = 0.15, ColumnSampling = 0.5, Patience = 10, L2 = 5 };

    /// <summary>Fewest contacts of each class that anything is learned from.</summary>
    public const int FewestOfAClass = 50;

    private readonly int _folds = options.FoldsFor(contacts.Count);

    public ContactTable Contacts => contacts;

    /// <summary>Whether there is enough to learn from: of each class, and customers.</summary>
    public static bool CanLearn(IEnumerable<int> learned, Func<int, bool> isPositive)
    {
        var (positives, all) = (0, 0);
        foreach (var contact in learned)
        {
            positives += isPositive(contact) ? 1 : 0;
            all++;
        }

        return Math.Min(positives, all - positives) >= FewestOfAClass;
    }

    /// <summary>Probabilities of something that is so or not.</summary>
    /// <param name="columns">Positions of the feature columns that are looked at.</param>
    /// <param name="learned">Contacts to learn from.</param>
    /// <param name="labels">0 or 1 of each of them.</param>
    /// <param name="asked">Contacts to give it for.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <returns>One for each asked, in (0, 1), calibrated by the learned contacts' own out-of-fold margins.</returns>
    public double[] Probabilities(int[] columns, int[] learned, float[] labels, int[] asked, CancellationToken cancellation)
    {
        var forests = Grow(columns, learned, i => (labels[i], null), cancellation);
        var (margins, own) = Margins(forests, columns, asked, learned, cancellation);
        var step = 1 + (learned.Length / MostCalibrated);
        var calibrator = CalibratorFit.Fit(Every(own, step), Every(labels, step));
        return Array.ConvertAll(margins, calibrator.Probability);
    }

    /// <summary>
    /// Expectations of a number, as a share of the way between two ends: the quasi-likelihood of Papke and Wooldridge (1996, "Econometric methods for
    /// fractional response variables"), by each contact counting as a positive of weight y and a negative of weight 1 - y. What lies beyond the ends is held there.
    /// </summary>
    /// <param name="columns">Positions of the feature columns that are looked at.</param>
    /// <param name="learned">Contacts to learn from.</param>
    /// <param name="values">Of each of them.</param>
    /// <param name="asked">Contacts to give it for.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="cancellation">Stops between trees.</param>
    public double[] Expectations(int[] columns, int[] learned, double[] values, int[] asked, double low, double high, CancellationToken cancellation)
    {
        float Fraction(int i) => (float)((Math.Clamp(values[i], low, high) - low) / (high - low));
        var forests = Grow(columns, learned, i => (-1, Fraction(i)), cancellation);
        var (margins, own) = Margins(forests, columns, asked, learned, cancellation);
        double Value(double margin) => low + ((high - low) / (1 + Math.Exp(-margin)));
        var shift = learned.Select((_, i) => Math.Clamp(values[i], low, high) - Value(own[i])).Average();
        return Array.ConvertAll(margins, margin => Value(margin) + shift);
    }

    private Forest[] Grow(int[] columns, int[] learned, Func<int, (float Label, float? Fraction)> target, CancellationToken cancellation)
    {
        var share = learned.Length == 0 ? 1 : (double)options.MostLearned * _folds / Math.Max(1, _folds - 1) / learned.Length;
        var forests = new Forest[_folds];
        for (var fold = 0; fold < forests.Length; fold++)
        {
            var (grow, stop) = (new List<int>(), new List<int>());
            for (var i = 0; i < learned.Length; i++)
            {
                var customer = contacts.Customer[learned[i]];
                if (CustomerFolds.Fold(options.Seed, customer, forests.Length) == fold
                    || (share < 1 && CustomerFolds.Share(options.Seed, CustomerFolds.Purpose.Sample, customer) >= share))
                    continue;
                (CustomerFolds.Share(options.Seed, CustomerFolds.Purpose.Stop, customer) < StopShare ? stop : grow).Add(i);
            }

            // A fraction is two rows of one contact, whose statistics would give each other away.
            var (fit, until) = (Table(columns, learned, grow, target), Table(columns, learned, stop, target));
            var settings = Growing with { Seed = options.Seed, Threads = options.Threads, Statistics = fit.Weights is null ? StatisticOrder.Folds : StatisticOrder.None };
            forests[fold] = new GradientBoosting().Train(fit, until, settings, null, cancellation).Forest;
        }

        return forests;
    }

    private TrainingTable Table(int[] columns, int[] learned, List<int> places, Func<int, (float Label, float? Fraction)> target)
    {
        var (rows, labels, weights) = (new List<int>(), new List<float>(), new List<float>());
        var isFraction = false;
        foreach (var place in places)
        {
            var (label, fraction) = target(place);
            isFraction |= fraction is not null;
            foreach (var (value, weight) in fraction is { } y ? [(1f, y), (0f, 1 - y)] : (ReadOnlySpan<(float, float)>)[(label, 1f)])
            {
                if (weight <= 0)
                    continue;
                rows.Add(learned[place]);
                labels.Add(value);
                weights.Add(weight);
            }
        }

        int[] chosen = [.. rows];
        return new TrainingTable
        {
            Columns =
            [
                .. columns.Select(position => new TrainingColumn(
                    contacts.ColumnAt(position).Name,
                    new ContactCells(contacts, position, chosen),
                    contacts.Table.Cells[position].Codes is null ? 0 : contacts.Table.Cells[position].Levels.Count + 1)),
            ],
            Labels = [.. labels],
            Weights = isFraction ? [.. weights] : null,
        };
    }

    /// <summary>Of those asked and of those learned from; where all contacts are asked, each is scored once.</summary>
    private (double[] Asked, double[] Learned) Margins(Forest[] forests, int[] columns, int[] asked, int[] learned, CancellationToken cancellation)
    {
        var margins = Margins(forests, columns, asked, cancellation);
        var own = ReferenceEquals(asked, learned) ? margins
            : asked.Length == contacts.Count ? Array.ConvertAll(learned, contact => margins[contact])
            : Margins(forests, columns, learned, cancellation);
        return (margins, own);
    }

    /// <summary>Evenly spaced.</summary>
    private static T[] Every<T>(T[] values, int step) => step == 1 ? values : [.. Enumerable.Range(0, values.Length / step).Select(i => values[i * step])];

    private double[] Margins(Forest[] forests, int[] columns, int[] asked, CancellationToken cancellation)
    {
        var margins = new double[asked.Length];
        var byFold = Enumerable.Range(0, forests.Length).Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < asked.Length; i++)
        {
            byFold[CustomerFolds.Fold(options.Seed, contacts.Customer[asked[i]], forests.Length)].Add(i);
        }

        for (var fold = 0; fold < forests.Length; fold++)
        {
            for (var first = 0; first < byFold[fold].Count; first += Block)
            {
                cancellation.ThrowIfCancellationRequested();
                var places = byFold[fold].GetRange(first, Math.Min(Block, byFold[fold].Count - first));
                var given = new double[places.Count];
                forests[fold].Margins(Matrix(columns, asked, places), given, options.Threads);
                for (var i = 0; i < given.Length; i++)
                {
                    margins[places[i]] = given[i];
                }
            }
        }

        return margins;
    }

    private float[] Matrix(int[] columns, int[] asked, List<int> places)
    {
        int[] chosen = [.. places.Select(place => asked[place])];
        var matrix = new float[chosen.Length * columns.Length];
        Parallel.For(0, columns.Length, column =>
        {
            Span<float> cells = new float[chosen.Length];
            new ContactCells(contacts, columns[column], chosen).Read(0, cells);
            for (var i = 0; i < cells.Length; i++)
            {
                matrix[(i * columns.Length) + column] = cells[i];
            }
        });
        return matrix;
    }
}
