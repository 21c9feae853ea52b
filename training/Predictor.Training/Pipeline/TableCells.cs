using Predictor.Boosting;
using Predictor.Cases;

namespace Predictor.Training.Pipeline;

/// <summary>
/// A column of a case table lent to a learner: chosen rows, in a model's codes, with history hidden where a mask says so. Nothing is copied;
/// the learner's chunks are filled from the table's own column.
/// </summary>
/// <param name="encoder">Of the table.</param>
/// <param name="column">Position in the row.</param>
/// <param name="moment">Seen at; a column known later is all missing.</param>
/// <param name="rows">Positions in the table.</param>
/// <param name="mask">Hides history.</param>
internal sealed class TableCells(TableEncoder encoder, int column, Moment moment, int[] rows, HistoryMask mask) : ColumnCells
{
    public override int Length => rows.Length;

    public override float this[int row]
    {
        get
        {
            var cell = default(float);
            Read(row, new Span<float>(ref cell));
            return cell;
        }
    }

    public override void Read(int firstRow, Span<float> cells)
    {
        var chosen = rows.AsSpan(firstRow, cells.Length);
        encoder.Read(column, chosen, moment, cells);
        mask.Hide(column, chosen, cells);
    }
}
