using System.Globalization;

namespace Predictor.Training.Init;

/// <summary>Asks on a terminal: numbered answers, the suggested one on an empty line; the end of the input takes all suggestions from there on.</summary>
public sealed class TerminalQuestions(TextReader input, TextWriter output) : IDraftQuestions
{
    public bool IsAttended { get; private set; } = true;

    public int Choose(string question, IReadOnlyList<string> answers, int suggested)
    {
        output.WriteLine(question);
        for (var i = 0; i < answers.Count; i++)
        {
            output.WriteLine($"  {i + 1}  {answers[i]}{(i == suggested ? "  (suggested)" : "")}");
        }

        while (true)
        {
            output.Write($"1 to {answers.Count} [{suggested + 1}]: ");
            if (input.ReadLine() is not { } line)
            {
                IsAttended = false;
                return suggested;
            }

            if (string.IsNullOrWhiteSpace(line))
                return suggested;
            if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var answer) && answer >= 1 && answer <= answers.Count)
                return answer - 1;
            output.WriteLine($"Found '{line.Trim()}', expected a number from 1 to {answers.Count}, or nothing for {suggested + 1}.");
        }
    }
}
