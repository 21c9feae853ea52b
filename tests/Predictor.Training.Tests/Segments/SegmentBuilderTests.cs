using Predictor.Cases;
using Predictor.Models.Measuring;
using Predictor.Training.Segments;
using Predictor.Training.Tests.Reporting;

namespace Predictor.Training.Tests.Segments;

public sealed class SegmentBuilderTests
{
    private static readonly Column Queue = new() { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival };

    private static readonly Column Wait = new() { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Arrival };

    [Fact]
    public void Values_come_by_size_and_those_with_few_rows_are_counted_and_left_out()
    {
        // 100 of a, 60 of b, 5 of c, 35 missing.
        int[] codes = [.. Enumerable.Repeat(0, 100), .. Enumerable.Repeat(1, 60), .. Enumerable.Repeat(2, 5), .. Enumerable.Repeat(-1, 35)];

        var table = Of(Queue, new CellColumn { Codes = codes, Levels = ["a", "b", "c"] }, codes.Length)!;

        Assert.Equal(["a", "b"], table.Groups.Select(group => group.Name));
        Assert.Equal((2, 40), (table.LeftOut, table.RowsLeftOut));
        Assert.Equal(100, table.Groups[0].Performance.Rows);
    }

    [Fact]
    public void Numbers_are_cut_into_quarters_called_by_what_lies_in_them()
    {
        var table = Of(Wait, new CellColumn { Numbers = [.. Enumerable.Range(0, 400).Select(i => (float)i)] }, 400)!;

        Assert.Equal(["0 to 99", "100 to 199", "200 to 299", "300 to 399"], table.Groups.Select(group => group.Name));
    }

    [Fact]
    public void Numbers_of_few_values_have_a_group_for_each_and_missing_one_of_its_own()
    {
        var table = Of(Wait, new CellColumn { Numbers = [.. Enumerable.Range(0, 300).Select(i => i % 3 == 2 ? float.NaN : i % 3)] }, 300)!;

        Assert.Equal(["0", "1", "missing"], table.Groups.Select(group => group.Name));
    }

    [Fact]
    public void One_group_alone_is_no_comparison() =>
        Assert.Null(Of(Queue, new CellColumn { Codes = new int[200], Levels = ["a"] }, 200));

    private static SegmentTable? Of(Column column, CellColumn cells, int rows)
    {
        var (labels, probabilities) = Measured.Calibrated(rows);
        MeasuredOutcome measured = Measured.Of(labels, probabilities);
        return SegmentBuilder.Of(new SegmentColumn(column, cells, IsProtected: false), measured, seed: 1);
    }
}
