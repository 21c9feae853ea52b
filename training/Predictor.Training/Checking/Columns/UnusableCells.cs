using System.Globalization;

namespace Predictor.Training.Checking.Columns;

/// <summary>What reading left out or took otherwise: cells out of the schema's range or not yet known, rows that join nothing, times that cannot be.</summary>
internal sealed class UnusableCells : ICheck
{
    /// <summary>Share of a column's rows from which cells that cannot be used are more than stray faults.</summary>
    private const double Many = 0.01;

    public IEnumerable<Finding> Find(CheckedData data)
    {
        foreach (var problem in data.Table.Problems.Concat(data.Cases.Test?.Problems ?? []))
        {
            var share = (double)problem.Count / (data.Table.Rows + (data.Cases.Test?.Rows ?? 0));
            yield return new Finding
            {
                Severity = Share.Low(problem.Count, data.Table.Rows) > Many ? Severity.Warning : Severity.Note,
                Code = "unusable-cells",
                Column = problem.Column,
                Words = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{problem.Count:N0} cells {Reading.CellProblemWords.Of(problem.Problem)} ({string.Join("; ", problem.Examples)})"),
                Advice = "Mend the cells, or the schema's range or knownAt.",
                Evidence = new Dictionary<string, double> { ["cells"] = problem.Count, ["share"] = share },
            };
        }

        foreach (var note in data.Cases.Notes)
        {
            yield return new Finding { Severity = Severity.Note, Code = "reading", Words = note.TrimEnd('.'), Advice = "See that it is as it should be." };
        }
    }
}
