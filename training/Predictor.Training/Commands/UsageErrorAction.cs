using System.CommandLine;
using System.CommandLine.Invocation;
using Predictor.Training.Output;

namespace Predictor.Training.Commands;

/// <summary>A command line that was not understood: every mistake on standard error, exit code 2.</summary>
internal sealed class UsageErrorAction(CommandConsole console) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        foreach (var error in parseResult.Errors)
        {
            console.Say($"error: {error.Message}");
        }

        var command = parseResult.CommandResult.Command;
        console.Say($"'{(command is RootCommand ? "" : $"{command.Name} ")}--help' says what is expected.");
        return ExitCode.Usage;
    }
}
