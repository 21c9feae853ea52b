namespace Predictor.Training.Output;

/// <summary>Stages that nobody watches: the steps of a larger one.</summary>
internal sealed class NoStages : IStages
{
    public static readonly NoStages Instance = new();

    public IStage Begin(string name, int steps = 1) => new Stage();

    private sealed class Stage : IStage
    {
        public void Advance(int steps, string? note = null)
        {
        }

        public void Tell(int steps, string note)
        {
        }

        public void Dispose()
        {
        }
    }
}
