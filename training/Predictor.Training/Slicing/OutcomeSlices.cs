namespace Predictor.Training.Slicing;

/// <summary>Which row of a case table is used for what when one outcome is learned.</summary>
/// <param name="Rows">One a row of the table.</param>
/// <param name="BeforeCalibration">By row: whether its label ended before the calibration slice begins; the rows that trees may be grown from in the end.</param>
/// <param name="MayGrow">By row: whether its label ended before the test slice begins; the rows that trees may be grown from where rolling cuts calibrate.</param>
/// <param name="BeforeTest">By row, labelled or not: whether it comes before the outcome's test slice and so may be learned from in any way.</param>
internal sealed record OutcomeSlices(Slice[] Rows, bool[] BeforeCalibration, bool[] MayGrow, bool[] BeforeTest);
