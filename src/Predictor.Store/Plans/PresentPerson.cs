namespace Predictor.Store.Plans;

/// <summary>Somebody whom a plan can give customers to.</summary>
/// <param name="Person">Id.</param>
/// <param name="Minutes">The time there is; 0: not there.</param>
public sealed record PresentPerson(string Person, int Minutes);
