using Predictor.Store.Databases;

namespace Predictor.Store.Writing;

/// <summary>What is committed together: all of its rows, or none.</summary>
/// <param name="Rows">In the order in which they are written.</param>
internal sealed record StoreWrite(IReadOnlyList<(Statement Statement, object?[] Cells)> Rows)
{
    /// <summary>Once committed, one a row: whether it changed anything.</summary>
    public ArraySegment<bool> Changed { get; internal set; } = ArraySegment<bool>.Empty;
}
