namespace Predictor.Training.Sample.Process;

internal enum Channel
{
    Phone,
    Chat,
    Email,
    Web,
}
