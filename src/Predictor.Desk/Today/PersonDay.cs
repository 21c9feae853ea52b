using Predictor.Desk.Access;

namespace Predictor.Desk.Today;

/// <summary>Somebody who is there today.</summary>
/// <param name="Person">Who.</param>
/// <param name="Minutes">The time there is; 0: not there.</param>
/// <param name="Calls">What is given first, then what is proposed.</param>
public sealed record PersonDay(DeskUser Person, int Minutes, IReadOnlyList<TodayCall> Calls)
{
    public double Used => Calls.Sum(call => call.Plan.Minutes);

    public double Gain => Calls.Sum(call => call.Plan.Gain);
}
