namespace Predictor.Desk.Planning;

/// <summary>Minutes as plans count them: whole tenths, what an action takes rounded up, so that nobody is given more than there is.</summary>
public static class PlanMinutes
{
    private const double Rounding = 1e-6;

    /// <param name="minutes">Of an action, by the policy; 0 or more.</param>
    /// <returns>0 where it takes nobody's time; at most <see cref="int.MaxValue"/>.</returns>
    public static int Tenths(double minutes) => minutes * 10 >= int.MaxValue ? int.MaxValue : (int)Math.Ceiling((minutes * 10) - Rounding);
}
