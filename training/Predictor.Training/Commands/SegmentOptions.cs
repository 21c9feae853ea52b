using System.CommandLine;

namespace Predictor.Training.Commands;

/// <summary>The options that say by which columns' values figures are given.</summary>
internal sealed class SegmentOptions
{
    private readonly Option<string?> _segments;
    private readonly Option<string?> _protected = new("--protected") { Description = "Columns whose gaps to all others are given too, learned from or not: a,b,c." };

    /// <param name="command">Takes the options.</param>
    /// <param name="usual">What stands where no column is asked for, in words.</param>
    public SegmentOptions(Command command, string usual)
    {
        _segments = new("--segments") { Description = $"Columns by whose values figures are given, numbers in quarters: a,b,c (default: {usual})." };
        command.Options.Add(_segments);
        command.Options.Add(_protected);
    }

    public IReadOnlyList<string> Segments(ParseResult arguments) => CaseSourceOptions.Split(arguments.GetValue(_segments));

    public IReadOnlyList<string> Protected(ParseResult arguments) => CaseSourceOptions.Split(arguments.GetValue(_protected));
}
