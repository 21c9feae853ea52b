namespace Predictor.Benchmarks.Speed.Tables;

/// <summary>Simulated tables as files, made once and then used again. The same bytes on any number of threads.</summary>
internal static class SimulatedFile
{
    /// <summary>In the files' names; another source of rows has another.</summary>
    private const int Version = 1;

    private const int BlockRows = 8192;

    /// <summary>Number of the first held-out row: no file to learn from reaches it.</summary>
    private const long FirstHeldOut = 1L << 40;

    public static string EnsureTraining(string folder, int rows) => Ensure(folder, "train", 0, rows);

    /// <summary>Rows from the same source that are in no training file.</summary>
    public static string EnsureHeldOut(string folder, int rows) => Ensure(folder, "held-out", FirstHeldOut, rows);

    private static string Ensure(string folder, string name, long firstRow, int rows)
    {
        var path = Path.Combine(folder, FormattableString.Invariant($"{name}-{rows}.v{Version}.csv"));
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            Console.Error.WriteLine($"making {path}");

            // Under its name only once it is whole.
            var partial = path + ".tmp";
            using (var file = File.Create(partial))
            {
                Write(file, firstRow, rows);
            }

            File.Move(partial, path, overwrite: true);
        }

        return path;
    }

    /// <summary>Blocks are formatted side by side and written in their order.</summary>
    private static void Write(Stream file, long firstRow, int rows)
    {
        var source = new SimulatedRows();
        var writers = new RowText[2 * Environment.ProcessorCount];
        for (var i = 0; i < writers.Length; i++)
        {
            writers[i] = new RowText(source, BlockRows);
        }

        file.Write(System.Text.Encoding.ASCII.GetBytes(RowText.Header));
        for (var start = 0L; start < rows; start += writers.Length * BlockRows)
        {
            var left = rows - start;
            var blocks = (int)Math.Min(writers.Length, (left + BlockRows - 1) / BlockRows);
            Parallel.For(0, blocks, block =>
                writers[block].Write(firstRow + start + (block * BlockRows), (int)Math.Min(BlockRows, left - (block * BlockRows))));
            for (var block = 0; block < blocks; block++)
            {
                file.Write(writers[block].Written);
            }
        }
    }
}
