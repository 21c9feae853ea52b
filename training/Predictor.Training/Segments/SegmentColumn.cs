using Predictor.Cases;

namespace Predictor.Training.Segments;

/// <summary>A column to give figures by, with its cells for the rows of the table measured.</summary>
internal sealed record SegmentColumn(Column Column, CellColumn Cells, bool IsProtected);
