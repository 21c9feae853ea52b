using Predictor.Cases;
using Predictor.Store.History.Events;

namespace Predictor.Store.History;

/// <summary>What features.sql gives into the cells of a history column: divided, held to the column's range, blank at a moment that does not know it.</summary>
internal static class HistoryCells
{
    /// <param name="column">Of the source history.</param>
    /// <param name="rows">Whose cells are made, in their order.</param>
    /// <param name="features">By column of features.sql: a value for each row.</param>
    /// <param name="outOfRange">How many values are missing because they are out of the column's range.</param>
    /// <exception cref="DataException">features.sql does not give what the column is from.</exception>
    public static float[] Of(Column column, CaseRow[] rows, IReadOnlyDictionary<string, long[]> features, out int outOfRange)
    {
        var of = Feature(column, column.From!, features);
        var per = column.Per is null ? null : Feature(column, column.Per, features);
        var cells = new float[rows.Length];
        Array.Fill(cells, float.NaN);
        outOfRange = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (of[i] == CaseLog.Missing || per?[i] is 0 or CaseLog.Missing || column.KnownAt > rows[i].Moment)
                continue;
            var value = (per is null ? of[i] : (double)of[i] / per[i]) / column.Divisor;
            if (NumberCell.Read(column, value, out cells[i]) != CellProblem.None)
                outOfRange++;
        }

        return cells;
    }

    private static long[] Feature(Column column, string name, IReadOnlyDictionary<string, long[]> features) =>
        features.TryGetValue(name, out var values)
            ? values
            : throw new DataException($"features.sql gives no column {name}, which the schema's column {column.Name} is from; it gives {string.Join(", ", features.Keys)}.");
}
