namespace Predictor.Training.Tuning.Suggesting;

/// <param name="Values">Of the space's options.</param>
/// <param name="Excess">By how much it lost more a row than the first setting did.</param>
internal sealed record TriedSetting(double[] Values, double Excess);
