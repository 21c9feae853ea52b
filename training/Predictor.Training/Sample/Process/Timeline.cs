namespace Predictor.Training.Sample.Process;

/// <summary>
/// The period, and how busy its hours are. <see cref="ActivityAt"/> is the integral of the centre's activity (hour of the week times season, 1 on average)
/// up to a time: contacts that come at random do so at a constant rate in it, which gives their distribution in closed form.
/// Times are Unix seconds throughout.
/// </summary>
internal sealed class Timeline
{
    public const int Hour = 3600;
    public const int Day = 86_400;

    /// <summary>2026-06-30T23:59:59Z: nothing later is in the export.</summary>
    public static readonly long End = new DateTimeOffset(2026, 6, 30, 23, 59, 59, TimeSpan.Zero).ToUnixTimeSeconds();

    /// <summary>Days after the end that the integral still covers: closings, returns and leavings are drawn there, and not written.</summary>
    private const int DaysBeyond = 120;

    private readonly double[] _activityAtHour;

    public Timeline(int months)
    {
        Start = FirstOfMonth(months);
        _activityAtHour = new double[((End + 1 - Start) / Hour) + (24 * DaysBeyond) + 1];
        for (var hour = 0; hour + 1 < _activityAtHour.Length; hour++)
        {
            _activityAtHour[hour + 1] = _activityAtHour[hour] + (Hour * Activity(Start + ((long)hour * Hour)));
        }
    }

    /// <summary>00:00 on the first day of the first month.</summary>
    public long Start { get; }

    /// <summary>00:00 on the first of the last so many months of the period.</summary>
    public static long FirstOfMonth(int lastMonths) =>
        DateTimeOffset.FromUnixTimeSeconds(End + 1).AddMonths(-lastMonths).ToUnixTimeSeconds();

    /// <summary>0 Monday to 6 Sunday, in UTC.</summary>
    public static int Weekday(long at) => (int)(((at / Day) + 3) % 7);

    public static int HourOfDay(long at) => (int)(at % Day / Hour);

    /// <summary>1 to 12.</summary>
    public static int Month(long at) => DateTimeOffset.FromUnixTimeSeconds(at).Month;

    /// <summary>Seconds of average activity from the start; linear within an hour and, past what is tabled, at activity 1.</summary>
    public double ActivityAt(long at)
    {
        var hour = (at - Start) / Hour;
        if (hour >= _activityAtHour.Length - 1)
        {
            return _activityAtHour[^1] + (at - Start - ((_activityAtHour.Length - 1L) * Hour));
        }

        var within = (double)(at - Start - (hour * Hour)) / Hour;
        return _activityAtHour[hour] + (within * (_activityAtHour[hour + 1] - _activityAtHour[hour]));
    }

    /// <summary>The first second at which the activity is reached; so "by time t" holds just when the activity is at most <c>ActivityAt(t)</c>.</summary>
    public long WhenActivityReaches(double activity)
    {
        if (activity >= _activityAtHour[^1])
        {
            return Start + ((_activityAtHour.Length - 1L) * Hour) + (long)Math.Ceiling(activity - _activityAtHour[^1]);
        }

        var found = Array.BinarySearch(_activityAtHour, activity);
        var hour = found >= 0 ? found : ~found - 1;
        var share = (activity - _activityAtHour[hour]) / (_activityAtHour[hour + 1] - _activityAtHour[hour]);
        return Start + ((long)hour * Hour) + (long)Math.Ceiling(share * Hour);
    }

    private static double Activity(long at) =>
        CausalProcess.ActivityByHour[HourOfDay(at)] * CausalProcess.ActivityByWeekday[Weekday(at)] * CausalProcess.ActivityByMonth[Month(at) - 1];
}
