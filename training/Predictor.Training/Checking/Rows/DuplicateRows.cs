using System.Globalization;

namespace Predictor.Training.Checking.Rows;

/// <summary>Rows that are there twice, time and all, in more content than chance repeats (as for <see cref="TwinRows"/>; a time that is the same counts as what tells rows apart).</summary>
internal sealed class DuplicateRows : ICheck
{
    private const int Fewest = 5;
    private const int HashedColumns = 8;

    /// <summary>Share of rows from which it is more than a stray fault.</summary>
    private const double Many = 0.005;

    public IEnumerable<Finding> Find(CheckedData data)
    {
        if (data.Sliced.OrderByDescending(each => each.Moment).FirstOrDefault() is not { } sliced)
            yield break;
        var rows = sliced.Moment == Cases.Moment.Closure ? data.ClosureRows : data.CaseRows;
        var content = RowContent.Of(sliced.Cases, sliced.Moment, rows);
        var (keys, order) = (Keys(data, content, rows), Enumerable.Range(0, rows.Length).ToArray());
        Array.Sort(keys, order);
        var needed = (data.Table.At is null ? Math.Log2(Math.Max(1, rows.Length)) : 0) + TwinRows.SpareBits;
        var (copies, example) = (0, (One: int.MaxValue, Other: int.MaxValue));
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i] != keys[i - 1] || !AreSame(data, content, rows, order[i - 1], order[i]) || Bits(content, order[i]) < needed)
                continue;
            var pair = (One: Math.Min(order[i - 1], order[i]), Other: Math.Max(order[i - 1], order[i]));
            example = pair.CompareTo(example) < 0 ? pair : example;
            copies++;
        }

        if (copies < Fewest)
            yield break;
        yield return new Finding
        {
            Severity = Share.Low(copies, rows.Length) > Many ? Severity.Warning : Severity.Note,
            Code = "duplicates",
            Words = string.Create(
                CultureInfo.InvariantCulture,
                $"{copies:N0} of {rows.Length:N0} rows are another one again (the first: cases {data.Table.CaseIds[rows[example.One]]} and {data.Table.CaseIds[rows[example.Other]]})"),
            Advice = "Keep one of each, unless two cases truly can be the same in all.",
            Evidence = new Dictionary<string, double> { ["copies"] = copies, ["rows"] = rows.Length },
        };
    }

    /// <summary>Hashes of the times and of the columns that tell rows apart the best: rows with different ones are no duplicates.</summary>
    private static ulong[] Keys(CheckedData data, RowContent content, int[] rows)
    {
        const int Chunk = Boosting.ColumnCells.ChunkRows;
        var (keys, columns) = (new ulong[rows.Length], content.Richest(HashedColumns));
        Parallel.For(0, (rows.Length + Chunk - 1) / Chunk, new ParallelOptions { MaxDegreeOfParallelism = data.Threads }, chunk =>
        {
            var first = chunk * Chunk;
            var cells = new float[Math.Min(Chunk, rows.Length - first)];
            foreach (var column in columns)
            {
                content.Read(column, first, cells);
                for (var i = 0; i < cells.Length; i++)
                {
                    keys[first + i] += RowContent.Hash(column, cells[i]);
                }
            }

            for (var i = 0; i < cells.Length && data.Table.At is not null; i++)
            {
                keys[first + i] += (ulong)data.Table.At[rows[first + i]] * 0x9E3779B97F4A7C15;
            }
        });
        return keys;
    }

    private static bool AreSame(CheckedData data, RowContent content, int[] rows, int one, int other) =>
        (data.Table.At is not { } at || at[rows[one]] == at[rows[other]])
        && Enumerable.Range(0, content.Columns).All(column => RowContent.AreSame(content.Cell(column, one), content.Cell(column, other)));

    private static double Bits(RowContent content, int row) =>
        Enumerable.Range(0, content.Columns).Sum(column => content.Information(column, content.Cell(column, row)));
}
