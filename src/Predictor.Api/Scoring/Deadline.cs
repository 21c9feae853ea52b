namespace Predictor.Api.Scoring;

/// <summary>
/// Until when a caller waits. What an answer can do without may take a share of the time, counted from the start: what does not fit is left out, in this order.
/// The probabilities themselves always come.
/// </summary>
/// <param name="time">Whose timestamps are counted.</param>
/// <param name="started">When the request began to be read, of <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="length">How long the caller waits from there.</param>
internal sealed class Deadline(TimeProvider time, long started, TimeSpan length)
{
    /// <summary>History is waited for until half of the time is over: what follows still fits.</summary>
    public const double History = 0.5;

    /// <summary>Reasons are begun before three quarters are over.</summary>
    public const double Reasons = 0.75;

    /// <summary>The record is waited for until a tenth is left to write the answer in; it is made all the same.</summary>
    public const double Record = 0.9;

    /// <summary>Of what a caller may say, milliseconds.</summary>
    public const int Longest = 60_000;

    /// <returns>Null where the caller set none.</returns>
    public static Deadline? Of(TimeProvider time, long started, ScoreQuery query) =>
        query.DeadlineMilliseconds is { } milliseconds ? new Deadline(time, started, TimeSpan.FromMilliseconds(milliseconds)) : null;

    /// <summary>What is left of a share of the time; zero once it is over.</summary>
    public TimeSpan Left(double share)
    {
        var left = (length * share) - time.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
