namespace Predictor.Store.Lines;

/// <summary>Somebody at the desk.</summary>
/// <param name="Id">Never changed and never another's.</param>
/// <param name="Name">For people, as it was then.</param>
public sealed record LinePerson(string Id, string Name);
