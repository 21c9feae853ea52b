namespace Predictor.Forests.Rows;

/// <summary>Work on rows that are independent of each other, spread over threads in chunks.</summary>
internal static class RowChunks
{
    /// <summary>Calls <paramref name="work"/> with the first row and the number of rows of each chunk, together all rows once.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="chunk">Rows a chunk.</param>
    /// <param name="threads">How many threads may work; 0: one a core.</param>
    /// <param name="work">Writes to its own rows only.</param>
    public static void Run(int rows, int chunk, int threads, Action<int, int> work)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads };
        var chunks = (int)(((long)rows + chunk - 1) / chunk);
        Parallel.For(0, chunks, options, at => work(at * chunk, Math.Min(chunk, rows - at * chunk)));
    }
}
