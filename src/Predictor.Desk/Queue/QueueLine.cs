using Predictor.Store.Lines;

namespace Predictor.Desk.Queue;

/// <summary>A line with what stands beside it in the queue.</summary>
/// <param name="Line">The line.</param>
/// <param name="Points">Its customer's scores of the last two weeks, oldest first.</param>
/// <param name="Last">What was done to it last; null: nothing.</param>
public sealed record QueueLine(Line Line, IReadOnlyList<ScorePoint> Points, LineEvent? Last)
{
    /// <summary>How far back a change is measured.</summary>
    public const int ChangeDays = 7;

    /// <summary>How far back points are read: a score stands until the next, so that one from before the seven days says where they began.</summary>
    public const int PointDays = 60;

    /// <summary>The probability's change within seven days, null where there was no score before: the last one at their beginning, else the first within.</summary>
    public double? Change(DateTimeOffset now)
    {
        var since = now.AddDays(-ChangeDays);
        ScorePoint? before = null;
        foreach (var point in Points)
        {
            if (point.At <= since || before is null)
                before = point;
        }

        return before is null || before.At >= Line.ScoredAt ? null : Line.Probability - before.Probability;
    }
}
