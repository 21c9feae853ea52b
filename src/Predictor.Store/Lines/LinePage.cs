namespace Predictor.Store.Lines;

/// <summary>Some lines of a query.</summary>
/// <param name="Lines">In its order.</param>
/// <param name="Next">Where the page after begins; null: there is none.</param>
public sealed record LinePage(IReadOnlyList<Line> Lines, LinePosition? Next);
