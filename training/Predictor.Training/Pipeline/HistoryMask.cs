using Predictor.Cases;
using Predictor.Training.Slicing;

namespace Predictor.Training.Pipeline;

/// <summary>
/// Hides history from rows by seeded coins: all of it from some rows, each cell by a coin from others. Trees grown on such rows know what a
/// missing history means before the service meets one, and a test slice seen through it tells what a model is worth with less history.
/// </summary>
internal sealed class HistoryMask
{
    private readonly bool[] _isHistory;
    private readonly double _missing;
    private readonly double _partial;
    private readonly ulong _seed;

    /// <param name="schema">Whose History columns are hidden.</param>
    /// <param name="missing">Share of rows without any history.</param>
    /// <param name="partial">Share of rows where each history cell is hidden by a fair coin.</param>
    /// <param name="seed">Of the coins.</param>
    public HistoryMask(Schema schema, double missing, double partial, ulong seed)
    {
        _isHistory = [.. schema.FeatureColumns.Select(column => column.Source == ColumnSource.History)];
        (_missing, _partial, _seed) = (missing, partial, seed);
    }

    public static HistoryMask Nothing(Schema schema) => new(schema, 0, 0, 0);

    public static HistoryMask Everything(Schema schema) => new(schema, 1, 0, 0);

    public static HistoryMask HalfOfTheCells(Schema schema, ulong seed) => new(schema, 0, 1, seed);

    /// <summary>Whether there is anything to hide.</summary>
    public static bool Applies(Schema schema) => schema.FeatureColumns.Any(column => column.Source == ColumnSource.History);

    public bool Touches(int column) => _isHistory[column] && _missing + _partial > 0;

    /// <param name="row">Position in the table, so that a row's coins do not depend on which rows go with it.</param>
    /// <param name="column">Position in the row.</param>
    public bool Hides(int row, int column)
    {
        if (!Touches(column))
            return false;
        var coin = SeededHash.Share(_seed, row);
        return coin < _missing || (coin < _missing + _partial && SeededHash.Share(_seed, row, column) < 0.5);
    }

    /// <summary>Makes missing what it hides of a column.</summary>
    /// <param name="column">Position in the row.</param>
    /// <param name="rows">Positions in the table.</param>
    /// <param name="cells">One for each of the rows.</param>
    public void Hide(int column, ReadOnlySpan<int> rows, Span<float> cells)
    {
        if (!Touches(column))
            return;
        for (var i = 0; i < cells.Length; i++)
        {
            if (Hides(rows[i], column))
                cells[i] = float.NaN;
        }
    }
}
