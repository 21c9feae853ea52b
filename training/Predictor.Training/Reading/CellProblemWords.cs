using System.Globalization;
using Predictor.Cases;
using Predictor.Training.Output;

namespace Predictor.Training.Reading;

/// <summary>Cells that could not be used as they came, in words.</summary>
internal static class CellProblemWords
{
    /// <summary>Warnings and notes about data that were read.</summary>
    public static void Say(CommandConsole console, IEnumerable<CellProblemCount> problems, IEnumerable<string> notes)
    {
        foreach (var problem in problems)
        {
            console.Say($"warning: {Of(problem)}");
        }

        foreach (var note in notes)
        {
            console.Say($"note: {note}");
        }
    }

    private static string Of(CellProblemCount problem) => string.Create(
        CultureInfo.InvariantCulture,
        $"column {problem.Column}: {problem.Count:N0} cells {Of(problem.Problem)} ({string.Join("; ", problem.Examples)})");

    /// <summary>What is wrong with cells, after their number.</summary>
    public static string Of(CellProblem problem) => problem switch
    {
        CellProblem.UnseenLevel => "hold a level that training never saw",
        CellProblem.NotYetKnown => "hold what is not known at their moment, and count as missing",
        CellProblem.BelowMinimum => "are below the schema's minimum, and count as missing",
        CellProblem.AboveMaximum => "are above the schema's maximum, and count as missing",
        CellProblem.NotAFlag => "hold neither yes nor no, and count as missing",
        CellProblem.NotACount => "hold no count, and count as missing",
        _ => "hold no number, and count as missing",
    };
}
