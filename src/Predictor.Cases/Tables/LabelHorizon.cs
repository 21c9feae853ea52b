using Predictor.Cases.Text;

namespace Predictor.Cases.Tables;

/// <summary>
/// When an outcome's labels became known. In the file that `features` writes, <c>LABEL_until</c> says so.
/// Elsewhere a label is mature once its horizon (the moment plus days) was observed, whatever its value: positives that were seen early
/// would else be kept and the negatives beside them not. Where the outcome has a KnownFrom column, the label became known at that time,
/// which must be there, after the moment, within the horizon and observed; else at the end of the horizon.
/// </summary>
internal sealed class LabelHorizon(Schema schema, Outcome outcome, FlatLayout layout, TimeZoneInfo zone)
{
    private const double SecondsADay = 86_400;

    private readonly bool _isUntil = layout.Until(outcome) >= 0;
    private readonly long _observedUntil = schema.ObservedUntil?.ToUnixTimeSeconds() ?? long.MaxValue;

    /// <summary>Position of the column that says it, or -1.</summary>
    public int Column { get; } = layout.Until(outcome) is >= 0 and var until ? until : layout.Position(outcome.KnownFrom);

    /// <param name="at">Epoch seconds of the moment.</param>
    /// <param name="text">Of <see cref="Column"/>, trimmed; empty where there is no such column.</param>
    /// <param name="end">Epoch seconds at which the label became known; null where it is not mature.</param>
    /// <returns>False where the text had to be a time and is none.</returns>
    public bool TryFindEnd(long at, ReadOnlySpan<char> text, out long? end)
    {
        end = null;
        if (_isUntil)
        {
            var isTime = IsoTime.TryParse(text, zone, out var until);
            end = until.ToUnixTimeSeconds();
            return isTime;
        }

        var due = at + (long)Math.Round((outcome.HorizonDays ?? 0) * SecondsADay);
        if (due > _observedUntil)
            return true;
        if (Column < 0)
        {
            end = due;
            return true;
        }

        if (text.IsEmpty)
            return true;
        if (!IsoTime.TryParse(text, zone, out var time))
            return false;

        var known = time.ToUnixTimeSeconds();
        if (known > at && known <= _observedUntil && (outcome.HorizonDays is null || known <= due))
            end = known;
        return true;
    }
}
