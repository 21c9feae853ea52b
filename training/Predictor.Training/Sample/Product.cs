namespace Predictor.Training.Sample;

internal enum Product
{
    Electricity,
    Gas,
    Dual,
    Solar,
    Business,
}
