namespace Predictor.Training.Sample;

internal enum Payment
{
    DirectDebit,
    Invoice,
    Card,
    Prepayment,
}
