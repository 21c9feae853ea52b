namespace Predictor.Training.Slicing;

/// <summary>One cut of the rows before the test slice.</summary>
/// <param name="Fit">Rows whose label ended before the cut: trees are grown from them. In time order where rows have one.</param>
/// <param name="Later">Rows after the cut and before the next one, which those trees never saw.</param>
/// <param name="Purged">Rows before the cut that do not fit, because their label ended after it.</param>
internal sealed record RollingFold(int[] Fit, int[] Later, int[] Purged);
