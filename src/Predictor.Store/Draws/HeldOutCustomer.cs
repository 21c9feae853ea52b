namespace Predictor.Store.Draws;

/// <summary>Whom a plan would have taken, had chance not held him out.</summary>
/// <param name="CustomerId">Who.</param>
/// <param name="At">When, to the second.</param>
/// <param name="By">Whose plan it was.</param>
public sealed record HeldOutCustomer(string CustomerId, DateTimeOffset At, string By);
