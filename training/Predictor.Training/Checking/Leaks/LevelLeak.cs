using System.Globalization;
using Predictor.Cases;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Checking.Leaks;

/// <summary>
/// A level, or being filled at all, with which nearly every row has the rarer label: a status that is set when it happens. The column as a whole may say
/// little, for few rows have the level.
/// </summary>
internal sealed class LevelLeak : ICheck
{
    /// <summary>Share of the rarer label among the level's rows that must be proven.</summary>
    public const double Pure = 0.95;

    public IEnumerable<Finding> Find(CheckedData data)
    {
        foreach (var sliced in data.Sliced)
        {
            var rows = sliced.GrowingRows(CheckedData.Sample(sliced.BeforeTest), HistoryMask.Nothing(data.Schema));
            var positives = rows.Labels.Count(label => label > 0);
            var rarer = positives * 2 <= rows.Rows ? 1f : 0f;
            var findings = data.ForEachColumn(column =>
                data.Allow.Contains(rows.Columns[column].Name) || data.Schema.FeatureColumns[column].KnownAt > sliced.Moment ? null
                    : Judge(data, sliced, column, rows.Columns[column].Cells.ToArray(), rows.Labels, rarer));
            foreach (var finding in findings.OfType<Finding>())
            {
                yield return finding;
            }
        }
    }

    private static Finding? Judge(CheckedData data, SlicedOutcome sliced, int index, float[] cells, float[] labels, float rarer)
    {
        var column = data.Schema.FeatureColumns[index];
        var isCategory = column.Kind == ColumnKind.Category;
        var counts = new Dictionary<int, (int Rows, int Rarer)>();
        for (var i = 0; i < cells.Length; i++)
        {
            var level = float.IsNaN(cells[i]) ? -1 : isCategory ? (int)cells[i] : 0;
            var (rows, pure) = counts.GetValueOrDefault(level);
            counts[level] = (rows + 1, pure + (labels[i] == rarer ? 1 : 0));
        }

        var pureLevels = counts.Where(count => Share.Low(count.Value.Rarer, count.Value.Rows, Share.Strict) > Pure).OrderByDescending(count => count.Value.Rows).ToArray();
        if (pureLevels.Length == 0 || counts.Count == 1)
            return null;
        var (code, most) = pureLevels[0];
        var levels = data.Sliced[0].Cases.Vocabulary(index)?.Levels;
        var name = code < 0 ? "it is missing" : !isCategory ? "it is filled" : code < levels!.Count ? $"it is '{levels[code]}'" : "its level is rare";
        return new Finding
        {
            Severity = Severity.Warning,
            Code = "level-leak",
            Column = column.Name,
            Outcome = sliced.Outcome.Name,
            Moment = sliced.Moment,
            Words = string.Create(
                CultureInfo.InvariantCulture,
                $"where {name}, {(double)most.Rarer / most.Rows:0.0%} of {most.Rows:N0} rows are {(rarer > 0 ? "positive" : "negative")}, of all rows {labels.Count(label => label == rarer) / (double)labels.Length:0%}"),
            Advice = "See that it is known before the label is: a status that is set when it happens gives it away.",
            Evidence = new Dictionary<string, double> { ["share"] = (double)most.Rarer / most.Rows, ["rows"] = most.Rows, ["levels"] = pureLevels.Length },
        };
    }
}
