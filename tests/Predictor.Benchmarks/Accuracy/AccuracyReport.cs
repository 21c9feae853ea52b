using System.Globalization;
using System.Text;

namespace Predictor.Benchmarks.Accuracy;

/// <summary>The table of all sets and learners, in Markdown.</summary>
internal static class AccuracyReport
{
    /// <summary>Standard errors from which a difference is not luck: 5 %, both sides.</summary>
    public const double Significant = 1.96;

    public const string Ours = "ours";

    public static string Of(IReadOnlyList<AccuracyRow> rows, string about)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"{about}");
        Line($"");
        Line($"z: the paired difference to ours in standard errors (AUC: DeLong; log loss: bootstrap of rows), above 0 where ours is better.");
        Line($"");
        Line($"| set | learner | AUC | z | log loss | z |");
        Line($"|---|---|---:|---:|---:|---:|");
        foreach (var row in rows)
        {
            Line($"| {row.Set} | {row.Learner} | {row.Auc:0.0000} | {Z(row, row.AucZ)} | {row.LogLoss:0.00000} | {Z(row, row.LogLossZ)} |");
        }

        Line($"");
        Line($"| mean over {rows.Select(row => row.Set).Distinct().Count()} sets | AUC | log loss | sets where ours is significantly better / worse in AUC | in log loss |");
        Line($"|---|---:|---:|---:|---:|");
        foreach (var learner in rows.GroupBy(row => row.Learner))
        {
            Line($"| {learner.Key} | {learner.Average(row => row.Auc):0.0000} | {learner.Average(row => row.LogLoss):0.00000} | {Counts(learner, row => row.AucZ)} | {Counts(learner, row => row.LogLossZ)} |");
        }

        return text.ToString();
    }

    private static string Z(AccuracyRow row, double z) => row.Learner == Ours ? "" : z.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string Counts(IEnumerable<AccuracyRow> rows, Func<AccuracyRow, double> z)
    {
        var of = rows.ToArray();
        return of[0].Learner == Ours ? "" : FormattableString.Invariant($"{of.Count(row => z(row) > Significant)} / {of.Count(row => z(row) < -Significant)}");
    }
}
