using System.Globalization;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Checking.Leaks;

/// <summary>Free text whose words tell the label: a remark that was written with the survey, or a note of how it ended.</summary>
internal sealed class TextLeak : ICheck
{
    /// <summary>AUC of the words alone from which a text is named: what is said before a case is handled seldom says as much of how it ends.</summary>
    public const double NamedFrom = 0.75;

    /// <summary>Share of levels of at least two words from which a category is text.</summary>
    private const double Text = 0.3;

    private const int FewestLevels = 100;

    public IEnumerable<Finding> Find(CheckedData data)
    {
        for (var column = 0; column < data.Schema.FeatureColumns.Count; column++)
        {
            var levels = data.Table.Cells[column].Levels;
            if (levels.Count < FewestLevels || levels.Count(level => level.Contains(' ', StringComparison.Ordinal)) < Text * levels.Count
                || data.Allow.Contains(data.Schema.FeatureColumns[column].Name))
            {
                continue;
            }

            foreach (var sliced in data.Sliced.Where(each => each.Moment >= data.Schema.FeatureColumns[column].KnownAt))
            {
                if (Judge(data, sliced, column) is { } finding)
                    yield return finding;
            }
        }
    }

    private static Finding? Judge(CheckedData data, SlicedOutcome sliced, int column)
    {
        var (codes, levels) = (data.Table.Cells[column].Codes!, data.Table.Cells[column].Levels);
        int[] rows = [.. CheckedData.Sample(sliced.BeforeTest).Where(row => codes[row] >= 0)];
        var (auc, rarer) = TextPower.Of(sliced.Cases.Labels(sliced.Index, rows), [.. rows.Select(row => levels[codes[row]])]);
        var power = new ColumnPower(auc, ColumnWay.Levels, rarer);
        return auc < NamedFrom || power.Low < NamedFrom - 0.05 ? null : new Finding
        {
            Severity = Severity.Warning,
            Code = "text-leak",
            Column = data.Schema.FeatureColumns[column].Name,
            Outcome = sliced.Outcome.Name,
            Moment = sliced.Moment,
            Words = string.Create(CultureInfo.InvariantCulture, $"its words alone tell the label apart with an AUC of {auc:0.000} where it is filled ({rows.Length:N0} rows looked at)"),
            Advice = "See when it is written: with the survey or after it, it gives the label away; leave it out (--ignore, or \"ignore\" in the schema).",
            Evidence = new Dictionary<string, double> { ["auc"] = auc, ["low"] = power.Low, ["rarerClassRows"] = rarer },
        };
    }
}
