namespace Predictor.Training.Sample.Customers;

internal enum Payment
{
    DirectDebit,
    Invoice,
    Card,
    Prepayment,
}
