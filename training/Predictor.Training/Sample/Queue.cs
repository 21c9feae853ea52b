namespace Predictor.Training.Sample;

internal enum Queue
{
    Billing,
    Payments,
    Metering,
    Technical,
    Moving,
    Renewals,
    Complaints,
    Business,
}
