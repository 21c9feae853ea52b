using Predictor.Boosting;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;
using Predictor.Ledger.Contacts;

namespace Predictor.Ledger.Learning;

/// <summary>
/// Expectations of contacts, each by trees that never saw its customer (cross-fitting: Chernozhukov et al., 2018, "Double/debiased machine learning").
/// Customers are dealt to folds; a fold's forest grows from the other folds' customers and stops by a fifth of them. Folds grow side by side, on as many threads
/// as there are blocks' for them.
/// </summary>
internal sealed class CrossFitting(ContactTable contacts, LedgerOptions options)
{
    /// <summary>Most margins that a calibrator is laid through, evenly spaced.</summary>
    private const int MostCalibrated = 500_000;

    private static readonly BoostingOptions Growing = new() { Trees = 200, Leaves = 8, LearningRate = 0.15, ColumnSampling = 0.5, Patience = 10, L2 = 5 };

    /// <summary>Fewest contacts of each class that anything is learned from.</summary>
    public const int FewestOfAClass = 50;

    private readonly CustomerFolds _folds = new(options.Seed, contacts.Customers, options.FoldsFor(contacts.Count));

    public ContactTable Contacts => contacts;

    public CustomerFolds Folds => _folds;

    /// <summary>Whether there is enough to learn from: of each class.</summary>
    public static bool CanLearn(int positives, int all) => Math.Min(positives, all - positives) >= FewestOfAClass;

    /// <summary>Probabilities of something that is so or not.</summary>
    /// <param name="columns">Positions of the feature columns that are looked at.</param>
    /// <param name="learned">Contacts to learn from.</param>
    /// <param name="isPositive">Of each of them, by its place there.</param>
    /// <param name="asked">What it is given for.</param>
    /// <param name="blocks">Who works.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <returns>One for each asked, in (0, 1), calibrated by the learned contacts' own out-of-fold margins.</returns>
    public double[] Probabilities(int[] columns, int[] learned, Func<int, bool> isPositive, AskedContacts asked, RowBlocks blocks, CancellationToken cancellation)
    {
        var forests = Grow(columns, learned, place => isPositive(place) ? 1 : 0, isFraction: false, blocks, cancellation);
        var scoring = new FoldScoring(contacts, _folds, forests, columns, blocks, cancellation);
        var margins = scoring.Margins(asked);
        var step = 1 + (learned.Length / MostCalibrated);
        int[] places = [.. Enumerable.Range(0, learned.Length / step).Select(i => i * step)];
        var calibrator = CalibratorFit.Fit(scoring.Own(margins, asked, learned, places), Array.ConvertAll(places, place => isPositive(place) ? 1f : 0f));
        blocks.Run(margins.Length, (first, end) =>
        {
            for (var i = first; i < end; i++)
            {
                margins[i] = calibrator.Probability(margins[i]);
            }
        });
        return margins;
    }

    /// <summary>
    /// Expectations of a number, as a share of the way between two ends: the quasi-likelihood of Papke and Wooldridge (1996, "Econometric methods for
    /// fractional response variables"), by each contact counting as a positive of weight y and a negative of weight 1 - y. What lies beyond the ends is held there.
    /// </summary>
    /// <param name="columns">Positions of the feature columns that are looked at.</param>
    /// <param name="learned">Contacts to learn from.</param>
    /// <param name="value">Of a contact, held between the ends.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="blocks">Who works.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <returns>By contact, of all.</returns>
    public double[] Expectations(int[] columns, int[] learned, Func<int, double> value, double low, double high, RowBlocks blocks, CancellationToken cancellation)
    {
        var forests = Grow(columns, learned, place => (float)((value(learned[place]) - low) / (high - low)), isFraction: true, blocks, cancellation);
        var expected = new FoldScoring(contacts, _folds, forests, columns, blocks, cancellation).Margins(AskedContacts.All);
        blocks.Run(expected.Length, (first, end) =>
        {
            for (var i = first; i < end; i++)
            {
                expected[i] = low + ((high - low) / (1 + Math.Exp(-expected[i])));
            }
        });
        var shift = blocks.Sum(learned.Length, place => value(learned[place]) - expected[learned[place]]) / learned.Length;
        blocks.Run(expected.Length, (first, end) =>
        {
            for (var i = first; i < end; i++)
            {
                expected[i] += shift;
            }
        });
        return expected;
    }

    private Forest[] Grow(int[] columns, int[] learned, Func<int, float> target, bool isFraction, RowBlocks blocks, CancellationToken cancellation)
    {
        var share = learned.Length == 0 ? 1 : (double)options.MostLearned * _folds.Count / Math.Max(1, _folds.Count - 1) / learned.Length;
        var sampled = blocks.Where(learned.Length, place => _folds.IsSampled(contacts.Customer[learned[place]], share));
        var forests = new Forest[_folds.Count];
        blocks.Each(forests.Length, fold =>
        {
            var (grow, stop) = (new List<int>(sampled.Length), new List<int>());
            foreach (var place in sampled)
            {
                var customer = contacts.Customer[learned[place]];
                if (_folds.Of(customer) != fold)
                    (_folds.Stops(customer) ? stop : grow).Add(place);
            }

            // A fraction is two rows of one contact, whose statistics would give each other away.
            var (fit, until) = (Table(columns, learned, grow, target, isFraction), Table(columns, learned, stop, target, isFraction));
            var settings = Growing with
            {
                Seed = options.Seed,
                Threads = (blocks.Threads + forests.Length - 1) / forests.Length,
                Statistics = isFraction ? StatisticOrder.None : StatisticOrder.Folds,
            };
            forests[fold] = new GradientBoosting().Train(fit, until, settings, null, cancellation).Forest;
        });
        return forests;
    }

    private TrainingTable Table(int[] columns, int[] learned, List<int> places, Func<int, float> target, bool isFraction)
    {
        var most = (isFraction ? 2 : 1) * places.Count;
        var (rows, labels, weights) = (new List<int>(most), new List<float>(most), new List<float>(isFraction ? most : 0));
        foreach (var place in places)
        {
            var y = target(place);
            if (!isFraction)
            {
                rows.Add(learned[place]);
                labels.Add(y);
                continue;
            }

            foreach (var (label, weight) in (ReadOnlySpan<(float, float)>)[(1f, y), (0f, 1 - y)])
            {
                if (weight <= 0)
                    continue;
                rows.Add(learned[place]);
                labels.Add(label);
                weights.Add(weight);
            }
        }

        int[] chosen = [.. rows];
        return new TrainingTable
        {
            Columns = [.. columns.Select(position => Column(position, chosen))],
            Labels = [.. labels],
            Weights = isFraction ? [.. weights] : null,
        };
    }

    /// <summary>Cells are copied: they are read several times, and lie far apart.</summary>
    private TrainingColumn Column(int position, int[] rows)
    {
        var cells = new float[rows.Length];
        new ContactColumn(contacts, position).Read(rows, cells, 1);
        return new TrainingColumn(contacts.ColumnAt(position).Name, cells, contacts.Table.Cells[position].Codes is null ? 0 : contacts.Table.Cells[position].Levels.Count + 1);
    }
}
