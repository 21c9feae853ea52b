namespace Predictor.Training.Output;

/// <summary>One stage under way.</summary>
internal interface IStage : IDisposable
{
    void Advance(int steps, string? note = null);

    /// <summary>A step that takes long enough to be a line of its own in a log.</summary>
    void Tell(int steps, string note);
}
