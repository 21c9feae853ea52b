using Predictor.Cases;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Learning;
using Predictor.Ledger.Mix;
using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Contrasts;

/// <summary>Contrasts of one way of handling against another, for every outcome.</summary>
internal sealed class ContrastLearner(
    ContactTable contacts, CrossFitting fitting, IReadOnlyList<CountedOutcome> outcomes, string valueOutcome, LedgerOptions options, CancellationToken cancellation)
{
    /// <summary>Coverage from which an outcome's labels are as good as all contacts', so that they share the chances of being handled one way.</summary>
    private const double Covered = 0.95;

    /// <param name="name">Of the way.</param>
    /// <param name="words">Of it.</param>
    /// <param name="against">Of the other way.</param>
    /// <param name="way">By contact: true: handled so, false: the other way, null: neither.</param>
    /// <param name="columns">Positions of what was known at arrival.</param>
    public IEnumerable<(LedgerContrast Contrast, TreatedEffect Effect, int[] Rows)> Of(string name, string words, string against, Func<int, bool?> way, int[] columns)
    {
        double[]? shared = null;
        foreach (var outcome in outcomes)
        {
            if (Of(name, words, against, way, columns, outcome, ref shared) is { } found)
                yield return found;
        }
    }

    private (LedgerContrast Contrast, TreatedEffect Effect, int[] Rows)? Of(
        string name, string words, string against, Func<int, bool?> way, int[] columns, CountedOutcome outcome, ref double[]? shared)
    {
        // What is asked about has to come before the outcome: from closure on, where the outcome is predicted there.
        var labels = outcome.Outcome.Moments.Contains(Moment.Closure) ? contacts.Labels(outcome.Index, Moment.Closure) : outcome.Labels;
        int[] any = Sampled([.. Enumerable.Range(0, contacts.Count).Where(i => way(i) is not null)]);
        int[] rows = [.. any.Where(i => labels[i] >= 0)];
        var isTreated = Array.ConvertAll(rows, i => way(i) == true);
        int[] others = [.. rows.Where((_, k) => !isTreated[k])];
        if (columns.Length == 0 || !CrossFitting.CanLearn(others, i => labels[i] == 1) || !CrossFitting.CanLearn(rows, i => way(i) == true))
            return null;

        double[] chance;
        if (rows.Length >= Covered * any.Length)
        {
            if (shared is null)
            {
                var given = Chance(any, Array.ConvertAll(any, i => way(i) == true), columns);
                shared = new double[contacts.Count];
                for (var k = 0; k < any.Length; k++)
                {
                    shared[any[k]] = given[k];
                }
            }

            var known = shared;
            chance = Array.ConvertAll(rows, i => known[i]);
        }
        else
        {
            chance = Chance(rows, isTreated, columns);
        }

        var untreated = Untreated(rows, others, labels, columns);
        var y = Array.ConvertAll(rows, i => (double)labels[i]);
        var customers = Array.ConvertAll(rows, i => contacts.Customer[i]);
        var effect = TreatedContrast.Of(y, isTreated, untreated, chance, customers, options.Level);
        var rate = y.Where((_, k) => isTreated[k]).Average();
        var contrast = new LedgerContrast(
            name,
            words,
            against,
            outcome.Outcome.Name,
            effect.Treated,
            rows.Length - effect.Treated,
            customers.Distinct().Count(),
            rate,
            effect.Difference,
            effect.Trimmed,
            Sensitivity(effect, rows, others, isTreated, y, labels, columns, options.Benchmarks && outcome.Outcome.Name == valueOutcome));
        return (contrast, effect, rows);
    }

    private double[] Chance(int[] rows, bool[] isTreated, int[] columns) =>
        fitting.Probabilities(columns, rows, Array.ConvertAll(isTreated, is1 => is1 ? 1f : 0f), rows, cancellation);

    private double[] Untreated(int[] rows, int[] others, sbyte[] labels, int[] columns) =>
        fitting.Probabilities(columns, others, Array.ConvertAll(others, i => (float)labels[i]), rows, cancellation);

    private LedgerSensitivity Sensitivity(TreatedEffect effect, int[] rows, int[] others, bool[] isTreated, double[] y, sbyte[] labels, int[] columns, bool isBenchmarked)
    {
        var (value, low, high) = effect.Difference;
        var benchmarks = new List<SensitivityBenchmark>();
        foreach (var (words, isLeft) in isBenchmarked ? Benchmarks() : [])
        {
            int[] kept = [.. columns.Where(position => !isLeft(contacts.ColumnAt(position)))];
            if (kept.Length == columns.Length || kept.Length == 0)
                continue;
            var without = TreatedContrast.Of(
                y, isTreated, Untreated(rows, others, labels, kept), Chance(rows, isTreated, kept), Array.ConvertAll(rows, i => contacts.Customer[i]), options.Level);
            var ofOutcome = Math.Clamp((without.Noise - effect.Noise) / without.Noise, 0, 0.99);
            var ofHandling = Math.Clamp((effect.Strength - without.Strength) / effect.Strength, 0, 0.99);
            benchmarks.Add(new SensitivityBenchmark(words, ofOutcome, ofHandling, OmittedBias.Bound(ofOutcome, ofHandling, effect.Noise, effect.Strength)));
        }

        return new LedgerSensitivity(
            OmittedBias.Robustness(Math.Abs(value), effect.Noise, effect.Strength),
            OmittedBias.Robustness(Math.Max(low, -high), effect.Noise, effect.Strength),
            benchmarks);
    }

    private static (string Words, Func<Column, bool> IsLeft)[] Benchmarks() =>
    [
        ("the customer's history", column => column.Source == ColumnSource.History),
        ("what the case is about", column => column.Source == ColumnSource.Given),
    ];

    private int[] Sampled(int[] rows)
    {
        var share = (double)options.MostContrasted / Math.Max(1, rows.Length);
        return share >= 1 ? rows : [.. rows.Where(i => CustomerFolds.Share(options.Seed, CustomerFolds.Purpose.Contrast, contacts.Customer[i]) < share)];
    }
}
