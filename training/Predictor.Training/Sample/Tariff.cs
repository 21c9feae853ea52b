namespace Predictor.Training.Sample;

internal enum Tariff
{
    Fixed,
    Variable,
    Green,
    Saver,
}
