namespace Predictor.Boosting.Binning;

/// <summary>Gives a bin of its own to each category code with rows enough, the most frequent first where a byte does not hold them all.</summary>
internal static class CategoryBinFinder
{
    /// <param name="cells">Codes, NaN where missing.</param>
    /// <param name="codes">Number of codes; the last one stands for levels never seen.</param>
    /// <param name="minimumRows">Fewest rows of a code with a bin of its own.</param>
    public static CategoryBins Find(ColumnCells cells, int codes, int minimumRows)
    {
        var rows = new int[codes];
        Span<float> room = stackalloc float[ColumnCells.ChunkRows];
        for (var row = 0; row < cells.Length; row += room.Length)
        {
            var chunk = room[..Math.Min(room.Length, cells.Length - row)];
            cells.Read(row, chunk);
            foreach (var cell in chunk)
            {
                if (!float.IsNaN(cell))
                {
                    rows[(int)cell]++;
                }
            }
        }

        // One value bin is the pool's, which is there for the unseen code even where no level is rare.
        var own = Enumerable.Range(0, codes - 1)
            .Where(code => rows[code] >= Math.Max(1, minimumRows))
            .OrderByDescending(code => rows[code])
            .ThenBy(code => code)
            .Take(ColumnBins.MostValueBins - 1)
            .Order()
            .ToArray();
        var binOfCode = new byte[codes];
        Array.Fill(binOfCode, (byte)own.Length);
        for (var bin = 0; bin < own.Length; bin++)
        {
            binOfCode[own[bin]] = (byte)bin;
        }

        return new CategoryBins(binOfCode, own.Length + 1);
    }
}
