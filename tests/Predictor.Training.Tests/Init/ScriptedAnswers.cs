using Predictor.Training.Init;

namespace Predictor.Training.Tests.Init;

/// <summary>A person whose answers are known beforehand: by a part of the question, the answer to choose. Other questions take the suggestion.</summary>
internal sealed class ScriptedAnswers(params (string Question, string Answer)[] script) : IDraftQuestions
{
    public List<string> Asked { get; } = [];

    public bool IsAttended => true;

    public int Choose(string question, IReadOnlyList<string> answers, int suggested)
    {
        Asked.Add(question);
        foreach (var (part, answer) in script)
        {
            if (question.Contains(part, StringComparison.Ordinal))
                return Enumerable.Range(0, answers.Count).Single(i => answers[i].Contains(answer, StringComparison.Ordinal));
        }

        return suggested;
    }
}
