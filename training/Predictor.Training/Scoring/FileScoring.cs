using System.Diagnostics;
using System.Text;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Scoring;
using Predictor.Training.Output;

namespace Predictor.Training.Scoring;

/// <summary>
/// A file through a model into a file: a block of rows at a time, so that memory does not grow with the file, written beside its place and moved there.
/// </summary>
internal sealed class FileScoring(CaseScorer scorer, int reasons, int threads)
{
    /// <exception cref="DataException">Naming file, row and column; nothing is written then.</exception>
    public ScoredFile Score(string input, string output, CancellationToken cancellation)
    {
        // As the service reads a live case: what cannot be used counts as missing and is named.
        using var rows = FlatRows.Open(input, scorer.Model.Encoder, strict: false);
        var columns = new ScoreColumns(scorer.Model, reasons);
        var twice = columns.Names().Intersect(rows.Table.Header).ToArray();
        if (twice.Length > 0)
            throw new DataException($"{rows.Table.Name}: there are columns {string.Join(", ", twice)} already, which scoring adds.");

        ScoredFile? scored = null;
        WrittenFile.Write(output, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
            scored = Score(rows, columns, writer, cancellation);
        });
        return scored!;
    }

    private ScoredFile Score(FlatRows rows, ScoreColumns columns, StreamWriter writer, CancellationToken cancellation)
    {
        var line = new StringBuilder();
        foreach (var name in rows.Table.Header.Concat(columns.Names()))
        {
            Csv.Append(line.Length > 0 ? line.Append(',') : line, name);
        }

        writer.Write(line.Append('\n'));

        var block = new ScoreBlock(scorer, threads);
        var cells = new float[scorer.Model.Encoder.Width];
        var (count, scoring, explaining) = (0L, TimeSpan.Zero, TimeSpan.Zero);
        bool more;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            more = Fill(block, rows, cells, line);
            var started = Stopwatch.GetTimestamp();
            block.Score();
            scoring += Stopwatch.GetElapsedTime(started);
            if (reasons > 0)
            {
                started = Stopwatch.GetTimestamp();
                block.Explain(reasons);
                explaining += Stopwatch.GetElapsedTime(started);
            }

            block.Write(writer, columns);
            count += block.Rows;
        }
        while (more);
        return new ScoredFile(count, scoring, explaining, rows.Problems);
    }

    private static bool Fill(ScoreBlock block, FlatRows rows, float[] cells, StringBuilder line)
    {
        block.Clear();
        while (!block.IsFull)
        {
            if (!rows.Read(cells))
                return false;
            line.Clear();
            for (var column = 0; column < rows.Table.Header.Count; column++)
            {
                Csv.Append(column > 0 ? line.Append(',') : line, rows.Table[column]);
            }

            block.Add(cells, rows.Moment, line.ToString());
        }

        return true;
    }
}
