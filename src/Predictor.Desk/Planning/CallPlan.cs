namespace Predictor.Desk.Planning;

/// <summary>Who calls whom.</summary>
/// <param name="Calls">By person, most gain first.</param>
/// <param name="Gain">Of all calls, money.</param>
/// <param name="AtMost">What no plan of these minutes can exceed, money.</param>
public sealed record CallPlan(IReadOnlyList<IReadOnlyList<Plannable>> Calls, double Gain, double AtMost);
