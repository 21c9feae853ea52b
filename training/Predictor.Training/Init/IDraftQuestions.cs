namespace Predictor.Training.Init;

/// <summary>Who is asked where a draft is unsure: a person at a terminal, or nobody.</summary>
public interface IDraftQuestions
{
    /// <summary>Whether a person answers: then an answer is certain, and nothing is left to review.</summary>
    bool IsAttended { get; }

    /// <param name="question">One sentence.</param>
    /// <param name="answers">At least two.</param>
    /// <param name="suggested">Position of the answer that is taken where nobody says otherwise.</param>
    /// <returns>Position of the answer.</returns>
    int Choose(string question, IReadOnlyList<string> answers, int suggested);
}
