namespace Predictor.Training.Sample.Customers;

internal enum Product
{
    Electricity,
    Gas,
    Dual,
    Solar,
    Business,
}
