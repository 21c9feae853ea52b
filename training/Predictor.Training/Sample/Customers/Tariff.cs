namespace Predictor.Training.Sample.Customers;

internal enum Tariff
{
    Fixed,
    Variable,
    Green,
    Saver,
}
