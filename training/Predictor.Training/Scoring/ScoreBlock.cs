using System.Text;
using Predictor.Cases;
using Predictor.Models.Scoring;

namespace Predictor.Training.Scoring;

/// <summary>A few thousand rows on their way through: read, scored by all threads, explained by all threads, written in their order.</summary>
internal sealed class ScoreBlock(int width, int threads)
{
    public const int Capacity = 4_096;

    private readonly float[] _cells = new float[Capacity * width];
    private readonly Moment[] _moments = new Moment[Capacity];
    private readonly string[] _lines = new string[Capacity];
    private readonly CaseScore[] _scores = new CaseScore[Capacity];
    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads };

    public int Rows { get; private set; }

    public bool IsFull => Rows == Capacity;

    /// <summary>Where the next row's cells go.</summary>
    public Span<float> NextRow => _cells.AsSpan(Rows * width, width);

    /// <param name="moment">Of the row.</param>
    /// <param name="line">The input's columns as CSV, which the output's row begins with.</param>
    public void Add(Moment moment, string line)
    {
        (_moments[Rows], _lines[Rows]) = (moment, line);
        Rows++;
    }

    public void Clear() => Rows = 0;

    public void Score(CaseScorer scorer, int reasons) => Parallel.For(0, threads, _parallel, part =>
    {
        var end = (int)((long)Rows * (part + 1) / threads);
        for (var row = (int)((long)Rows * part / threads); row < end; row++)
        {
            _scores[row] = scorer.Score(_cells.AsSpan(row * width, width), _moments[row], value: null, reasons);
        }
    });

    /// <summary>Rows in their order, each with its answer behind it.</summary>
    public void Write(TextWriter output, ScoreColumns columns)
    {
        var line = new StringBuilder();
        for (var row = 0; row < Rows; row++)
        {
            line.Clear().Append(_lines[row]);
            columns.Append(line, _scores[row]);
            output.Write(line.Append('\n'));
        }
    }
}
