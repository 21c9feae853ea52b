namespace Predictor.Training.Output;

/// <summary>One stage under way.</summary>
internal interface IStage : IDisposable
{
    void Advance(int steps, string? note = null);
}
