namespace Predictor.Training.Sample.Process;

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
