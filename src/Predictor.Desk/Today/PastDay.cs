namespace Predictor.Desk.Today;

/// <summary>What came of the last day on which there was work: of its plan, or, where there was none, of what was recorded.</summary>
/// <param name="Day">Where the supervisor is.</param>
/// <param name="IsPlanned">Whether there was a plan.</param>
/// <param name="Accepted">Calls that ended so.</param>
/// <param name="Reached">Likewise without accepting.</param>
/// <param name="NotReached">Likewise.</param>
/// <param name="Open">Nothing is recorded, or not how it ended.</param>
/// <param name="Waiting">Of those not reached or open, how many still stand in the queue.</param>
/// <param name="Gain">What the plan expected of those accepted, money; 0 without a plan.</param>
/// <param name="Lost">Of those accepted, customers who have left since.</param>
public sealed record PastDay(DateOnly Day, bool IsPlanned, int Accepted, int Reached, int NotReached, int Open, int Waiting, double Gain, int Lost)
{
    public int Calls => Accepted + Reached + NotReached + Open;
}
