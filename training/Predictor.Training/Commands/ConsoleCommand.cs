using System.CommandLine;
using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Forests;
using Predictor.Models.Bundles;
using Predictor.Training.Output;

namespace Predictor.Training.Commands;

/// <summary>
/// What every command shares: <c>--json</c>, one object as the last line on standard output, and exit codes. A fault of the data, the model or
/// the disk is one message on standard error; anything else is a mistake in this program and is not caught.
/// </summary>
internal abstract class ConsoleCommand : Command
{
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object as the last line on standard output." };

    protected ConsoleCommand(string name, string description, CommandConsole console)
        : base(name, description)
    {
        Console = console;
        Options.Add(_json);
        SetAction(RunAsync);
    }

    protected CommandConsole Console { get; }

    /// <summary>Does the work.</summary>
    /// <returns>What <c>--json</c> prints.</returns>
    protected abstract object Run(ParseResult arguments, CancellationToken cancellation);

    /// <summary>The exit code of a run that came to its end: a command may have been asked for a verdict.</summary>
    protected virtual int CodeOf(object result) => ExitCode.Done;

    private Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                var result = Run(arguments, cancellation);
                if (arguments.GetValue(_json))
                    Console.WriteJson(result);
                return CodeOf(result);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                Console.Say("Cancelled; nothing was left half-written.");
                return ExitCode.Cancelled;
            }
            catch (Exception fault) when (fault is DataException or SchemaException or BundleException or TrainingException
                or ForestFormatException or IOException or UnauthorizedAccessException)
            {
                Console.Say($"error: {fault.Message}");
                return ExitCode.AtFault;
            }
        },
        CancellationToken.None);
}
