namespace Predictor.Training.Sample;

internal enum Channel
{
    Phone,
    Chat,
    Email,
    Web,
}
