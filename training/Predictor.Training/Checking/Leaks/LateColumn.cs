using System.Globalization;
using Predictor.Cases;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Checking.Leaks;

/// <summary>
/// Columns that are known only at closure and would nearly give away a label that is predicted at arrival: rightly blank there, and good to know before
/// somebody declares them known earlier, or predicts the outcome at closure too.
/// </summary>
internal sealed class LateColumn : ICheck
{
    public IEnumerable<Finding> Find(CheckedData data)
    {
        foreach (var sliced in data.Sliced.Where(each => each.Moment == Moment.Arrival && !each.Outcome.Moments.Contains(Moment.Closure)))
        {
            var (rows, closures) = Closed(data, CheckedData.Sample(sliced.BeforeTest));
            var cases = sliced.Cases.TrainingRows(sliced.Index, Moment.Closure, closures, HistoryMask.Nothing(data.Schema));
            var labels = sliced.Cases.Labels(sliced.Index, rows);
            var powers = data.ForEachColumn(column => data.Schema.FeatureColumns[column].KnownAt == Moment.Closure
                ? ColumnPower.Of(labels, cases.Columns[column].Cells.ToArray(), cases.Columns[column])
                : default);
            for (var column = 0; column < powers.Length; column++)
            {
                if (powers[column].Auc >= ColumnLeak.SuspectFrom && powers[column].Low >= ColumnLeak.SuspectFrom - 0.05)
                    yield return Of(powers[column], data.Schema.FeatureColumns[column], sliced);
            }
        }
    }

    /// <summary>Of arrival rows those whose case has closed, and its row at closure.</summary>
    private static (int[] Rows, int[] Closures) Closed(CheckedData data, int[] arrivals)
    {
        var (ids, moments) = (data.Table.CaseIds, data.Table.Moments);
        var wanted = arrivals.ToDictionary(row => ids[row], row => row, StringComparer.Ordinal);
        var closures = new List<int>();
        for (var row = 0; row < data.Table.Rows; row++)
        {
            if (moments[row] == Moment.Closure && wanted.ContainsKey(ids[row]))
                closures.Add(row);
        }

        return ([.. closures.Select(row => wanted[ids[row]])], [.. closures]);
    }

    private static Finding Of(ColumnPower power, Column column, SlicedOutcome sliced) => new()
    {
        Severity = Severity.Note,
        Code = "late-column",
        Column = column.Name,
        Outcome = sliced.Outcome.Name,
        Moment = sliced.Moment,
        Words = string.Create(CultureInfo.InvariantCulture, $"known only at closure, it would nearly give the label there (AUC {power.Auc:0.000})"),
        Advice = "Rightly unused. Keep it declared as known at closure, and predict the outcome at arrival only.",
        Evidence = new Dictionary<string, double> { ["auc"] = power.Auc, ["low"] = power.Low },
    };
}
