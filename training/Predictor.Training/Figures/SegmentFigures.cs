using Predictor.Training.Segments;

namespace Predictor.Training.Figures;

/// <summary>Figures by the values of one column, as `evaluate` prints them.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Protected">Whether gaps between its values are asked for.</param>
/// <param name="Groups">Largest first, of a number by value.</param>
/// <param name="LeftOut">Values with too few rows to say anything of, or beyond the twelve largest.</param>
/// <param name="RowsLeftOut">Rows that have them.</param>
internal sealed record SegmentFigures(string Column, bool Protected, IReadOnlyList<GroupFigures> Groups, int LeftOut, int RowsLeftOut)
{
    public static SegmentFigures Of(SegmentTable table) =>
        new(table.Column, table.IsProtected, [.. table.Groups.Select(group => GroupFigures.Of(group, table.IsProtected))], table.LeftOut, table.RowsLeftOut);
}
