using Predictor.Cases;

namespace Predictor.Models.Monitoring;

/// <summary>A column of the last days against the cases that the version was made from.</summary>
/// <param name="Column">Of the schema.</param>
/// <param name="Drift">How far it moved.</param>
/// <param name="Shift">From what to what.</param>
public sealed record WatchedColumn(Column Column, ColumnDrifted Drift, ColumnShift Shift);
