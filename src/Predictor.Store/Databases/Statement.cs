namespace Predictor.Store.Databases;

/// <summary>One statement that changes rows, as both databases take it: parameters are <c>$1</c>, <c>$2</c> and so on.</summary>
/// <param name="Sql">Never holds a value.</param>
/// <param name="Kinds">Of the parameters, in order.</param>
internal sealed record Statement(string Sql, IReadOnlyList<CellKind> Kinds);
