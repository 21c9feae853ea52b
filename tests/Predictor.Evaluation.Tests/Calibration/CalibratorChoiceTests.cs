using System.Globalization;
using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Tests.Calibration;

/// <summary>
/// The experiment behind <see cref="CalibratorFit.IsotonicFromRows"/>: what each calibrator costs (excess log loss over the true
/// probabilities) by size of slice, where the truth is a sigmoid of the margin and where it is bent in ways that boosted trees show.
/// </summary>
public sealed class CalibratorChoiceTests
{
    private static readonly Dictionary<string, Func<double, double>> Truths = new()
    {
        ["sigmoid"] = m => (0.8 * m) - 0.2,
        ["overconfident ends"] = m => -2.2 + (2.2 * Math.Tanh((m + 2.2) / 2.2)),
        ["flat below"] = m => m < -2.2 ? -2.2 + (0.4 * (m + 2.2)) : m,
    };

    [Fact]
    public void Few_rows_want_the_sigmoid()
    {
        var (sigmoid, isotonic) = Excess(Truths["sigmoid"], rarer: 60, repeats: 10);
        Assert.True(sigmoid < isotonic / 2, Line("sigmoid", 60, sigmoid, isotonic));
    }

    [Theory]
    [InlineData("overconfident ends")]
    [InlineData("flat below")]
    public void From_twice_the_threshold_on_isotonic_wins_where_the_truth_is_bent(string truth)
    {
        var (sigmoid, isotonic) = Excess(Truths[truth], 2 * CalibratorFit.IsotonicFromRows, repeats: 5);
        Assert.True(isotonic < sigmoid, Line(truth, 2 * CalibratorFit.IsotonicFromRows, sigmoid, isotonic));
    }

    [Fact]
    public void From_the_threshold_on_isotonic_costs_next_to_nothing_where_the_truth_is_a_sigmoid()
    {
        var (_, isotonic) = Excess(Truths["sigmoid"], CalibratorFit.IsotonicFromRows, repeats: 5);
        Assert.InRange(isotonic, 0, 0.0015);
    }

    [Fact]
    public void The_readmes_table_is_what_the_experiment_finds()
    {
        var readme = File.ReadAllLines(Predictor.Tests.Repository.PathTo("src", "Predictor.Evaluation", "README.md"));
        var head = Array.FindIndex(readme, line => line.StartsWith("| rarer class |", StringComparison.Ordinal));
        var rows = readme.Skip(head + 2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        Assert.Equal(7, rows.Length);
        var found = new string[rows.Length];
        var gaps = new double[rows.Length];
        Parallel.For(0, rows.Length, i =>
        {
            var rarer = int.Parse(rows[i][1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            found[i] = string.Create(CultureInfo.InvariantCulture, $"| {rarer:#,0} |");
            foreach (var (truth, cell) in Truths.Values.Zip(rows[i].Skip(2)))
            {
                var said = cell.Split('/').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
                var (sigmoid, isotonic) = Excess(truth, rarer, repeats: 20);
                found[i] += string.Create(CultureInfo.InvariantCulture, $" {sigmoid * 1000:0.00} / {isotonic * 1000:0.00} |");
                gaps[i] = Math.Max(gaps[i], Math.Max(Math.Abs(said[0] - (sigmoid * 1000)), Math.Abs(said[1] - (isotonic * 1000))));
            }
        });

        // Two decimals are printed; another machine's exp and log may move the last of them.
        Assert.True(gaps.Max() < 0.011, string.Join('\n', found));
    }

    private static string Line(string truth, int rarer, double sigmoid, double isotonic) =>
        string.Create(CultureInfo.InvariantCulture, $"| {truth} | {rarer} | {sigmoid * 1000:0.00} | {isotonic * 1000:0.00} |");

    private static (double Sigmoid, double Isotonic) Excess(Func<double, double> truth, int rarer, int repeats)
    {
        double sigmoid = 0, isotonic = 0;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var random = new SplitMix64((ulong)rarer, (ulong)repeat);
            var margins = new List<double>();
            var labels = new List<float>();
            for (var positives = 0; positives < rarer;)
            {
                var margin = -2.2 + (1.1 * Normal(ref random));
                var label = Uniform(ref random) < Logistic(truth(margin)) ? 1 : 0;
                margins.Add(margin);
                labels.Add(label);
                positives += label;
            }

            sigmoid += Excess(truth, CalibratorFit.FitSigmoid(margins.ToArray(), labels.ToArray())) / repeats;
            isotonic += Excess(truth, CalibratorFit.FitIsotonic(margins.ToArray(), labels.ToArray())) / repeats;
        }

        return (sigmoid, isotonic);
    }

    /// <summary>Kullback-Leibler divergence from truth to calibrator, over a fresh fixed population.</summary>
    private static double Excess(Func<double, double> truth, Calibrator calibrator)
    {
        const int Population = 20_000;
        var random = new SplitMix64(99, 0);
        var sum = 0.0;
        for (var i = 0; i < Population; i++)
        {
            var margin = -2.2 + (1.1 * Normal(ref random));
            var (p, q) = (Logistic(truth(margin)), calibrator.Probability(margin));
            sum += (p * Math.Log(p / q)) + ((1 - p) * Math.Log((1 - p) / (1 - q)));
        }

        return sum / Population;
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double Uniform(ref SplitMix64 random) => (random.Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Box and Muller, 1958.</summary>
    private static double Normal(ref SplitMix64 random) =>
        Math.Sqrt(-2 * Math.Log(1 - Uniform(ref random))) * Math.Cos(2 * Math.PI * Uniform(ref random));
}
