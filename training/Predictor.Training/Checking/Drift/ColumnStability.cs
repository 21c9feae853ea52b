using System.Globalization;
using Predictor.Cases;
using Predictor.Evaluation.Drift;

namespace Predictor.Training.Checking.Drift;

/// <summary>Which columns are distributed otherwise in the test slice than before it, by the stability index that `drift` watches a live model by.</summary>
internal sealed class ColumnStability : ICheck
{
    private const int MostRows = 10_000;
    private const int FewestRows = 200;

    public IEnumerable<Finding> Find(CheckedData data) => data.ForEachColumn(column => Judge(data, column)).OfType<Finding>();

    private static Finding? Judge(CheckedData data, int index)
    {
        var column = data.Schema.FeatureColumns[index];
        var sliced = data.Sliced.Where(each => each.Moment >= column.KnownAt).MaxBy(each => each.Test.Length);
        if (column.Source == ColumnSource.Clock || sliced is null || sliced.Test.Length < FewestRows || sliced.BeforeTest.Length < FewestRows)
            return null;
        var before = sliced.Cases.Distribution(index, sliced.Moment, CheckedData.Sample(sliced.BeforeTest, MostRows));
        var drift = ColumnDrift.Measure(before, sliced.TestCases.BinsOf(before, index, sliced.Moment, CheckedData.Sample(sliced.Test, MostRows)), [], draws: 0);
        return drift.Verdict == DriftVerdict.Stable ? null : Of(drift, column);
    }

    private static Finding Of(ColumnDrift drift, Column column)
    {
        var unknown = drift.Unknown is { Value: > 0.05 } share ? string.Create(CultureInfo.InvariantCulture, $", {share.Value:0%} of its rows have levels never seen before") : "";
        var missing = Math.Abs(drift.Missing.Value - drift.MissingBefore) > 0.1
            ? string.Create(CultureInfo.InvariantCulture, $", missing in {drift.Missing.Value:0%} of them after {drift.MissingBefore:0%}")
            : "";
        var isHistory = column.Source == ColumnSource.History;
        return new Finding
        {
            Severity = drift.Verdict == DriftVerdict.Severe && !isHistory ? Severity.Warning : Severity.Note,
            Code = "column-drift",
            Column = column.Name,
            Words = string.Create(
                CultureInfo.InvariantCulture, $"moved, with a stability index of {drift.PopulationStability.Value:0.00}{unknown}{missing}"),
            Advice = isHistory ? "History grows from where the log begins: say observedFrom, or leave out the first rows."
                : "Find out what changed; a model leans on what it was.",
            Evidence = new Dictionary<string, double>
            {
                ["stabilityIndex"] = drift.PopulationStability.Value,
                ["byChance"] = drift.Noise.Limit,
                ["missing"] = drift.Missing.Value,
                ["missingBefore"] = drift.MissingBefore,
            },
        };
    }
}
