using Predictor.Store.Lines;
using Predictor.Store.Plans;

namespace Predictor.Desk.Today;

/// <summary>A customer whom somebody is to call today.</summary>
/// <param name="Line">As it is now.</param>
/// <param name="Plan">What is to be done; of one that is given, as it was then.</param>
/// <param name="GivenAt">When it was given; null: it is proposed.</param>
/// <param name="Made">What was recorded since; null: nothing.</param>
public sealed record TodayCall(Line Line, LinePlan Plan, DateTimeOffset? GivenAt, CallMade? Made)
{
    public bool IsGiven => GivenAt is not null;
}
