using System.Text.Json;
using Spectre.Console;

namespace Predictor.Training.Output;

/// <summary>
/// Where a command speaks: its one JSON object goes to standard output, everything for people (progress, tables, messages) to standard error.
/// Tests hand in writers of their own.
/// </summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="input">Standard input, for questions.</param>
/// <param name="isTerminal">Whether a person sits at it: progress moves and questions are asked only then.</param>
public sealed class CommandConsole(TextWriter output, TextWriter error, TextReader input, bool isTerminal)
{
    private readonly IAnsiConsole _people = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        Out = new AnsiConsoleOutput(error),
    });

    /// <summary>The process's own.</summary>
    public static CommandConsole OfProcess() =>
        new(Console.Out, Console.Error, Console.In, isTerminal: !Console.IsErrorRedirected && !Console.IsInputRedirected);

    public TextWriter Output => output;

    public TextWriter Error => error;

    public TextReader Input => input;

    public bool IsTerminal => isTerminal;

    /// <summary>Spectre's view of standard error: plain text without colours or cursor moves where nobody sits at it.</summary>
    public IAnsiConsole People
    {
        get
        {
            if (!isTerminal)
                _people.Profile.Width = 160;
            return _people;
        }
    }

    public void WriteJson(object result) => output.WriteLine(JsonSerializer.Serialize(result, result.GetType(), CommandJson.Options));

    public void Say(string message) => error.WriteLine(message);
}
