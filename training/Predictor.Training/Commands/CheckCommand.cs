using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Training.Checking;
using Predictor.Training.Hosting;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;

namespace Predictor.Training.Commands;

/// <summary><c>check</c>: what is wrong with data, before anything is trained on them.</summary>
internal sealed class CheckCommand : ConsoleCommand
{
    private readonly Option<string?> _allow = SharedOptions.Allow();
    private readonly Option<ulong> _seed = SharedOptions.Seed();
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly CaseSourceOptions _source;
    private readonly IOptions<CommandSettings> _settings;
    private readonly LoggedStages _logged;

    public CheckCommand(CommandConsole console, IOptions<CommandSettings> settings, LoggedStages logged)
        : base("check", "Looks for what is wrong with data before they are trained on: leaks, gaps, drift, duplicates, times.", console)
    {
        (_settings, _logged) = (settings, logged);
        _source = new CaseSourceOptions(this);
        foreach (var option in (Option[])[_allow, _seed, _threads])
        {
            Options.Add(option);
        }
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var source = _source.Bind(arguments);
        var threads = arguments.GetValue(_threads) ?? _settings.Value.Threads;
        var options = new TrainingOptions
        {
            Growing = new() { Seed = arguments.GetValue(_seed), Threads = threads },
            Shares = source.Test is null ? SliceShares.Default : SliceShares.WithoutTest,
            Allow = CaseSourceOptions.Split(arguments.GetValue(_allow)),
        };
        var report = TerminalStages.Run(Console, _logged, stages => DataCheck.Report(source, options, stages, cancellation));
        FindingsTable.Show(Console, report);
        return report;
    }

    /// <summary>An error in the data is the data's fault, as for every command.</summary>
    protected override int CodeOf(object result) => ((CheckReport)result).Errors > 0 ? ExitCode.AtFault : ExitCode.Done;
}
