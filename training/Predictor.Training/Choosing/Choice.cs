using Predictor.Boosting;

namespace Predictor.Training.Choosing;

/// <summary>What rolling validation chose.</summary>
/// <param name="Growing">Settings, with the number of trees to grow from all rows.</param>
/// <param name="Later">Rows it was chosen on.</param>
/// <param name="Calibration">The newest of them, which a calibrator is fitted on; all of them where rows have no order.</param>
/// <param name="Margins">Of the calibration rows, each from trees that never saw it.</param>
/// <param name="BinTime">Time to bin, all folds and settings.</param>
/// <param name="GrowTime">Time to grow.</param>
internal sealed record Choice(BoostingOptions Growing, int[] Later, int[] Calibration, double[] Margins, TimeSpan BinTime, TimeSpan GrowTime);
