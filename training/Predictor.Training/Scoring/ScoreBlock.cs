using System.Text;
using Predictor.Cases;
using Predictor.Models.Scoring;

namespace Predictor.Training.Scoring;

/// <summary>
/// A few thousand rows on their way through: read, scored by all threads, explained by all threads, written in their order.
/// Rows of one moment lie together, so that a forest goes over many of them at once.
/// </summary>
internal sealed class ScoreBlock(CaseScorer scorer, int threads)
{
    public const int Capacity = 4_096;

    private readonly MomentRows[] _moments = [new(scorer, Moment.Arrival, threads), new(scorer, Moment.Closure, threads)];
    private readonly (string Line, Moment Moment, int Place)[] _rows = new (string, Moment, int)[Capacity];

    public int Rows { get; private set; }

    public bool IsFull => Rows == Capacity;

    /// <param name="cells">Of the row.</param>
    /// <param name="moment">Of the row.</param>
    /// <param name="line">The input's columns as CSV, which the output's row begins with.</param>
    public void Add(ReadOnlySpan<float> cells, Moment moment, string line)
    {
        _rows[Rows] = (line, moment, _moments[(int)moment].Add(cells));
        Rows++;
    }

    public void Clear()
    {
        Rows = 0;
        foreach (var moment in _moments)
        {
            moment.Clear();
        }
    }

    /// <summary>Margins, probabilities, percentiles and bands.</summary>
    public void Score()
    {
        foreach (var moment in _moments)
        {
            moment.Score(reasons: 0);
        }
    }

    /// <summary>The same answers with their reasons; after <see cref="Score"/>.</summary>
    public void Explain(int reasons)
    {
        foreach (var moment in _moments)
        {
            moment.Score(reasons);
        }
    }

    /// <summary>Rows in their order, each with its answer behind it.</summary>
    public void Write(TextWriter output, ScoreColumns columns)
    {
        var line = new StringBuilder();
        foreach (var (text, moment, place) in _rows.AsSpan(0, Rows))
        {
            line.Clear().Append(text);
            columns.Append(line, _moments[(int)moment].Answers[place]);
            output.Write(line.Append('\n'));
        }
    }

    /// <summary>The rows of one moment.</summary>
    private sealed class MomentRows(CaseScorer scorer, Moment moment, int threads)
    {
        private readonly int _width = scorer.Model.Encoder.Width;
        private readonly float[] _cells = new float[Capacity * scorer.Model.Encoder.Width];

        /// <summary>No value of their own: the policy's.</summary>
        private static readonly double?[] Values = new double?[Capacity];

        private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads };
        private int _count;

        public CaseScore[] Answers { get; } = new CaseScore[Capacity];

        public int Add(ReadOnlySpan<float> cells)
        {
            cells.CopyTo(_cells.AsSpan(_count * _width));
            return _count++;
        }

        public void Clear() => _count = 0;

        public void Score(int reasons) => Parallel.For(0, threads, _parallel, part =>
        {
            var (first, end) = ((int)((long)_count * part / threads), (int)((long)_count * (part + 1) / threads));
            scorer.Score(_cells.AsMemory(first * _width, (end - first) * _width), moment, Values.AsSpan(first, end - first), reasons, Answers.AsSpan(first, end - first));
        });
    }
}
