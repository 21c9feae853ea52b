namespace Predictor.Training.Init;

/// <summary>Takes every suggestion: unattended.</summary>
public sealed class SuggestedAnswers : IDraftQuestions
{
    public bool IsAttended => false;

    public int Choose(string question, IReadOnlyList<string> answers, int suggested) => suggested;
}
