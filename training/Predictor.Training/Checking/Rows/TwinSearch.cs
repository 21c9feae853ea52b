using Predictor.Boosting;
using Predictor.Training.Slicing;

namespace Predictor.Training.Checking.Rows;

/// <summary>
/// Finds for rows the earlier row that is the same but for a few columns. The twelve columns that hold the most are hashed over twelve random choices of
/// half of them, so that a pair that differs in two (three) of them agrees in one of the choices with a probability of 0.97 (0.8), and each pair so found is compared cell by cell.
/// </summary>
/// <remarks>O(rows x columns) time and memory for the searched rows alone: the others are read in chunks and looked up.</remarks>
internal sealed class TwinSearch
{
    private const int Choices = 12;
    private const double ColumnShare = 0.5;
    private const int MostColumns = 12;

    /// <summary>Bits that a choice must hold of a row beyond those that tell all rows apart, else chance finds it too often.</summary>
    private const double SpareBits = 8;

    /// <summary>Pairs kept of a chunk of rows: where there are more, rows are so alike that no pair means anything.</summary>
    private const int MostPairs = 16_384;

    private readonly RowContent _rows;
    private readonly int[] _columns;
    private readonly float[][] _searched;
    private readonly bool[][] _chosen;
    private readonly Dictionary<ulong, List<int>> _keys = [];
    private readonly bool[] _mayBeKey = new bool[1 << 20];

    /// <param name="rows">Earlier rows.</param>
    /// <param name="searched">Column by column, cells of the rows that a twin is looked for.</param>
    /// <param name="isSearched">Which of them have enough content.</param>
    /// <param name="seed">Of the choices.</param>
    public TwinSearch(RowContent rows, float[][] searched, bool[] isSearched, ulong seed)
    {
        (_rows, _searched) = (rows, searched);
        _columns = rows.Richest(MostColumns);
        _chosen = [.. Enumerable.Range(0, Choices).Select(choice => Enumerable.Range(0, rows.Columns).Select(column => SeededHash.Share(seed, choice, column) < ColumnShare).ToArray())];
        for (var row = 0; row < isSearched.Length; row++)
        {
            for (var choice = 0; choice < Choices && isSearched[row]; choice++)
            {
                AddKey(row, choice);
            }
        }
    }

    /// <summary>Pairs of a searched row and an earlier one that agree in a choice, each once, in order.</summary>
    public (int Searched, int Row)[] Pairs(int threads)
    {
        var chunks = (_rows.Length + ColumnCells.ChunkRows - 1) / ColumnCells.ChunkRows;
        var found = new HashSet<(int, int)>[chunks];
        Parallel.For(0, chunks, new ParallelOptions { MaxDegreeOfParallelism = threads }, chunk => found[chunk] = Look(chunk * ColumnCells.ChunkRows));
        return [.. found.SelectMany(pairs => pairs).Order()];
    }

    private void AddKey(int row, int choice)
    {
        var (key, bits) = (Start(choice), 0.0);
        foreach (var column in _columns)
        {
            if (!_chosen[choice][column])
                continue;
            key += RowContent.Hash(column, _searched[column][row]);
            bits += _rows.Information(column, _searched[column][row]);
        }

        if (bits < Math.Log2(Math.Max(1, _rows.Length)) + SpareBits)
            return;
        if (!_keys.TryGetValue(key, out var same))
            _keys.Add(key, same = []);
        same.Add(row);
        _mayBeKey[key & (ulong)(_mayBeKey.Length - 1)] = true;
    }

    private HashSet<(int, int)> Look(int first)
    {
        var count = Math.Min(ColumnCells.ChunkRows, _rows.Length - first);
        var keys = new ulong[Choices][];
        for (var choice = 0; choice < Choices; choice++)
        {
            Array.Fill(keys[choice] = new ulong[count], Start(choice));
        }

        var (cells, hashes) = (new float[count], new ulong[count]);
        foreach (var column in _columns)
        {
            _rows.Read(column, first, cells);
            for (var i = 0; i < count; i++)
            {
                hashes[i] = RowContent.Hash(column, cells[i]);
            }

            for (var choice = 0; choice < Choices; choice++)
            {
                if (!_chosen[choice][column])
                    continue;
                var of = keys[choice];
                for (var i = 0; i < of.Length; i++)
                {
                    of[i] += hashes[i];
                }
            }
        }

        var pairs = new HashSet<(int, int)>();
        foreach (var of in keys)
        {
            for (var i = 0; i < of.Length && pairs.Count < MostPairs; i++)
            {
                if (_mayBeKey[of[i] & (ulong)(_mayBeKey.Length - 1)] && _keys.TryGetValue(of[i], out var same))
                    pairs.UnionWith(same.Select(searched => (searched, first + i)));
            }
        }

        return pairs;
    }

    private static ulong Start(int choice) => RowContent.Hash(-1 - choice, 0);
}
