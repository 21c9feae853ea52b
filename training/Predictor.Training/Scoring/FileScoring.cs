using System.Diagnostics;
using System.Text;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Scoring;

namespace Predictor.Training.Scoring;

/// <summary>
/// A file through a model into a file: a block of rows at a time, so that memory does not grow with the file, written beside its place and moved there.
/// </summary>
internal sealed class FileScoring(CaseScorer scorer, int reasons, int threads)
{
    /// <exception cref="DataException">Naming file, row and column; nothing is written then.</exception>
    public ScoredFile Score(string input, string output, CancellationToken cancellation)
    {
        using var file = CsvTable.Open(input);
        var rows = new CaseRows(file, scorer.Model.Encoder);
        var columns = new ScoreColumns(scorer.Model, reasons);
        var twice = columns.Names().Intersect(file.Header).ToArray();
        if (twice.Length > 0)
            throw new DataException($"{file.Name}: there are columns {string.Join(", ", twice)} already, which scoring adds.");

        var folder = Path.GetDirectoryName(Path.GetFullPath(output))!;
        Directory.CreateDirectory(folder);
        var beside = Path.Combine(folder, $".{Path.GetFileName(output)}.{Guid.NewGuid():N}");
        try
        {
            ScoredFile scored;
            using (var writer = new StreamWriter(beside, append: false, new UTF8Encoding(false), 1 << 16))
            {
                scored = Score(file, rows, columns, writer, cancellation);
            }

            File.Move(beside, output, overwrite: true);
            return scored;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private ScoredFile Score(CsvTable file, CaseRows rows, ScoreColumns columns, StreamWriter writer, CancellationToken cancellation)
    {
        var line = new StringBuilder();
        foreach (var name in file.Header.Concat(columns.Names()))
        {
            Csv.Append(line.Length > 0 ? line.Append(',') : line, name);
        }

        writer.Write(line.Append('\n'));

        var block = new ScoreBlock(scorer.Model.Encoder.Width, threads);
        var (count, scoring, explaining) = (0L, TimeSpan.Zero, TimeSpan.Zero);
        bool more;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            more = Fill(block, file, rows, line);
            var started = Stopwatch.GetTimestamp();
            block.Score(scorer, reasons: 0);
            scoring += Stopwatch.GetElapsedTime(started);
            if (reasons > 0)
            {
                // Explaining scores once more, so that its time can be told from that of scoring alone; the values are the same.
                started = Stopwatch.GetTimestamp();
                block.Score(scorer, reasons);
                explaining += Stopwatch.GetElapsedTime(started);
            }

            block.Write(writer, columns);
            count += block.Rows;
        }
        while (more);
        return new ScoredFile(count, scoring, explaining, rows.Problems);
    }

    private static bool Fill(ScoreBlock block, CsvTable file, CaseRows rows, StringBuilder line)
    {
        block.Clear();
        while (!block.IsFull)
        {
            if (!file.Read())
                return false;
            var moment = rows.Read(block.NextRow);
            line.Clear();
            for (var column = 0; column < file.Header.Count; column++)
            {
                Csv.Append(column > 0 ? line.Append(',') : line, file[column]);
            }

            block.Add(moment, line.ToString());
        }

        return true;
    }
}
