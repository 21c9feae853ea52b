using Predictor.Boosting;
using Predictor.Cases;

namespace Predictor.Benchmarks.Speed.Own;

/// <summary>A column of a case table lent to the learner, as the training program does: no second copy of its cells.</summary>
internal sealed class LentCells(TableEncoder encoder, int column, int[] rows) : ColumnCells
{
    public override int Length => rows.Length;

    public override float this[int row]
    {
        get
        {
            var cell = 0f;
            encoder.Read(column, rows.AsSpan(row, 1), Moment.Closure, new Span<float>(ref cell));
            return cell;
        }
    }

    public override void Read(int firstRow, Span<float> cells) => encoder.Read(column, rows.AsSpan(firstRow, cells.Length), Moment.Closure, cells);
}
