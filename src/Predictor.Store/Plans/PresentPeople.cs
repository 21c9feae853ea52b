namespace Predictor.Store.Plans;

/// <summary>Who was said to be there.</summary>
/// <param name="Day">On which day, where the supervisor is.</param>
/// <param name="People">In the order in which they were said.</param>
public sealed record PresentPeople(DateOnly Day, IReadOnlyList<PresentPerson> People);
