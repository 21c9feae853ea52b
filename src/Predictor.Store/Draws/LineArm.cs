namespace Predictor.Store.Draws;

/// <summary>Which arm the customer of a line that somebody chooses is in.</summary>
/// <param name="IsHeldOut">The arm.</param>
/// <param name="Since">Whom somebody chose after then is not counted again.</param>
public sealed record LineArm(bool IsHeldOut, DateTimeOffset Since);
