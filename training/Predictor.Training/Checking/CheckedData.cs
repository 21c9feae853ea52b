using Predictor.Cases;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Checking;

/// <summary>What a check looks at: the cases as they were read, and cut as they will be trained on.</summary>
/// <param name="Cases">With the notes of their reading.</param>
/// <param name="Sliced">One an outcome and moment.</param>
/// <param name="Allow">Columns that may give a label away.</param>
/// <param name="Seed">Of what is drawn.</param>
/// <param name="Threads">At least 1; no finding depends on it.</param>
internal sealed record CheckedData(TrainingCases Cases, IReadOnlyList<SlicedOutcome> Sliced, IReadOnlyList<string> Allow, ulong Seed, int Threads)
{
    /// <summary>At most so many rows, evenly spaced, are looked at where a check sorts them or learns from them.</summary>
    public const int MostRows = 20_000;

    private readonly int[]?[] _rows = new int[]?[2];

    public CaseTable Table => Cases.Table;

    public Schema Schema => Cases.Schema;

    /// <summary>Whether rows follow each other in time.</summary>
    public bool InOrder => Table.At is not null || Table.Ordered;

    /// <summary>Rows of arrival, or of closure where there is no arrival, in time order where there is one: every case once.</summary>
    public int[] CaseRows => RowsAt(Moment.Arrival);

    /// <summary>Rows of closure, or of arrival where there is no closure.</summary>
    public int[] ClosureRows => RowsAt(Moment.Closure);

    /// <summary>Rows at which a column is filled if it ever is, every case once.</summary>
    public int[] RowsOf(Column column) => RowsAt(column.KnownAt);

    /// <summary>At most <paramref name="most"/> of the rows, evenly spaced.</summary>
    public static int[] Sample(int[] rows, int most = MostRows) =>
        rows.Length <= most ? rows : [.. Enumerable.Range(0, most).Select(i => rows[(int)((long)i * rows.Length / most)])];

    /// <summary>Work on each feature column, on all threads, in the schema's order.</summary>
    public TResult[] ForEachColumn<TResult>(Func<int, TResult> work)
    {
        var results = new TResult[Schema.FeatureColumns.Count];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = Threads }, column => results[column] = work(column));
        return results;
    }

    private int[] RowsAt(Moment moment)
    {
        if (_rows[(int)moment] is { } found)
            return found;
        var other = moment == Moment.Arrival ? Moment.Closure : Moment.Arrival;
        var there = Table.Moments.AsSpan().Contains(moment) ? moment : other;
        int[] rows = [.. Enumerable.Range(0, Table.Rows).Where(row => Table.Moments[row] == there)];
        if (Table.At is { } at)
            rows = [.. rows.OrderBy(row => at[row])];
        return _rows[(int)moment] = rows;
    }
}
