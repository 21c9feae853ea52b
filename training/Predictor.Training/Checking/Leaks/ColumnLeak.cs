using System.Globalization;
using Predictor.Cases;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Checking.Leaks;

/// <summary>
/// Columns that alone give a label away: that order the rows by it almost perfectly, or whose levels or merely being filled do.
/// Such a column is written with the label or after it (a remark in the survey, a closing code), and a model that leans on it is worth nothing live.
/// Refused only where nothing honest comes near; what is known only at closure, or is held against an output, is named earlier, for a handling figure can
/// be what a target is counted by.
/// </summary>
internal sealed class ColumnLeak : ICheck
{
    /// <summary>AUC of one column alone above which it is an error.</summary>
    public const double Limit = 0.99;

    /// <summary>What the rows must at least prove of the AUC, so that a handful cannot refuse a column.</summary>
    public const double LimitProven = 0.9;

    /// <summary>From this AUC on a column known at arrival is named.</summary>
    public const double NamedFrom = 0.95;

    /// <summary>From this AUC on a column is named that is known only at closure, or that is held against an output.</summary>
    public const double SuspectFrom = 0.85;

    public IEnumerable<Finding> Find(CheckedData data)
    {
        foreach (var sliced in data.Sliced)
        {
            var rows = sliced.GrowingRows(CheckedData.Sample(sliced.BeforeTest), HistoryMask.Nothing(data.Schema));
            var powers = data.ForEachColumn(column => ColumnPower.Of(rows.Labels, rows.Columns[column].Cells.ToArray(), rows.Columns[column]));
            for (var column = 0; column < powers.Length; column++)
            {
                if (!data.Allow.Contains(rows.Columns[column].Name) && Judge(powers[column], data.Schema.FeatureColumns[column], sliced) is { } finding)
                    yield return finding;
            }
        }
    }

    private static Finding? Judge(ColumnPower power, Column column, SlicedOutcome sliced)
    {
        var from = column.KnownAt == Moment.Closure || sliced.Outcome.IsOutput ? SuspectFrom : NamedFrom;
        var isLeak = power.Auc > Limit && power.Low > LimitProven;
        if (!isLeak && (power.Auc < from || power.Low < from - 0.05))
            return null;
        return new Finding
        {
            Severity = isLeak ? Severity.Error : Severity.Warning,
            Code = isLeak ? "leak" : "near-leak",
            Column = column.Name,
            Outcome = sliced.Outcome.Name,
            Moment = sliced.Moment,
            Words = string.Create(CultureInfo.InvariantCulture, $"{Words(power.Way)} tells the label apart with an AUC of {power.Auc:0.000}"),
            Advice = isLeak ? "Leave it out (--ignore, or \"ignore\" in the schema) or say when it is truly known (\"knownAt\"); if it is honest, --allow it."
                : sliced.Outcome.IsOutput ? "An output is counted from such figures: predict it before they are known, or leave them out."
                : "See that it is known before the label is; if not, leave it out (--ignore, or \"ignore\" in the schema).",
            Evidence = new Dictionary<string, double> { ["auc"] = power.Auc, ["low"] = power.Low, ["rarerClassRows"] = power.Rarer },
        };
    }

    private static string Words(ColumnWay way) => way switch
    {
        ColumnWay.Filled => "whether it is filled",
        ColumnWay.Levels => "its level alone",
        _ => "it alone",
    };
}
