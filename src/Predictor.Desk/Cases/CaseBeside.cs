using Predictor.Store.Lines;

namespace Predictor.Desk.Cases;

/// <summary>Where a line stands in the view that one comes from.</summary>
/// <param name="Previous">The line before it; null: it is the first.</param>
/// <param name="Next">The line after it.</param>
/// <param name="Place">Null: it is no longer in the view, and the others are those beside where it would be.</param>
public sealed record CaseBeside(string? Previous, string? Next, LinePlace? Place);
