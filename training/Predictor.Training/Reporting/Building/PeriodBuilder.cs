using Predictor.Evaluation;
using Predictor.Models.Measuring;

namespace Predictor.Training.Reporting.Building;

/// <summary>What changed over the time measured.</summary>
internal static class PeriodBuilder
{
    /// <summary>Of each class, for an AUC.</summary>
    private const int LeastOfClass = 10;

    public static Period[] Of(MeasuredOutcome measured) =>
        [.. CalendarPeriods.Of(measured.Cases.Table, measured.Rows).Select(period => Of(period.Name, period.Positions, measured))];

    private static Period Of(string name, int[] at, MeasuredOutcome measured)
    {
        T[] Pick<T>(T[] all) => all.Length == 0 ? all : Array.ConvertAll(at, i => all[i]);
        var (labels, probabilities, customers) = (Pick(measured.Labels), Pick(measured.Probabilities), Pick(measured.Customers));
        var positives = labels.Count(label => label > 0);
        return new Period(
            name,
            at.Length,
            CustomerMean.Of(Array.ConvertAll(labels, label => (double)label), customers),
            probabilities.Average(),
            CustomerMean.Of([.. labels.Zip(probabilities, (label, probability) => label - probability)], customers),
            Math.Min(positives, at.Length - positives) < LeastOfClass ? double.NaN : Metrics.Auc(labels, probabilities));
    }
}
