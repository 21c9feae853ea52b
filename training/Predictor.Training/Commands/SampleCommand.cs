using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using Predictor.Training.Hosting;
using Predictor.Training.Output;
using Predictor.Training.Sample;

namespace Predictor.Training.Commands;

/// <summary><c>sample</c>: writes the tables of a fictional centre, and the true probabilities behind them.</summary>
internal sealed class SampleCommand : ConsoleCommand
{
    private readonly Option<int> _customers = new Option<int>("--customers") { Description = "Customers who ever were in the period.", DefaultValueFactory = _ => 20_000 }.Between(1, 5_000_000);
    private readonly Option<ulong> _seed = SharedOptions.Seed();
    private readonly Option<string> _out = new("--out") { Description = "The folder to write to.", Required = true };
    private readonly Option<int> _months = new Option<int>("--months") { Description = "Length of the period, which ends with June 2026.", DefaultValueFactory = _ => 24 }.Between(1, 60);
    private readonly Option<int?> _keep = new Option<int?>("--keep-months") { Description = "Write the last months only (default: all)." }.Between(1, 60);
    private readonly Option<bool> _noTruth = new("--no-truth") { Description = "Leave out truth.csv." };
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly IOptions<CommandSettings> _settings;
    private readonly LoggedStages _logged;

    public SampleCommand(CommandConsole console, IOptions<CommandSettings> settings, LoggedStages logged)
        : base("sample", "Writes the tables of a fictional support centre, with the true probabilities behind them.", console)
    {
        (_settings, _logged) = (settings, logged);
        foreach (var option in (Option[])[_customers, _seed, _out, _months, _keep, _noTruth, _threads])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            var months = result.SaidNumber<int>(_months) ?? new SampleOptions().Months;
            if (result.SaidNumber<int>(_keep) is { } keep && keep > months)
                result.AddError($"--keep-months is {keep}, expected at most --months, {months}.");
        });
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var options = new SampleOptions
        {
            Customers = arguments.GetValue(_customers),
            Seed = arguments.GetValue(_seed),
            Months = arguments.GetValue(_months),
            KeepMonths = arguments.GetValue(_keep),
            Truth = !arguments.GetValue(_noTruth),
            Threads = arguments.GetValue(_threads) ?? _settings.Value.Threads,
        };
        var folder = arguments.GetRequiredValue(_out);
        var written = TerminalStages.Run(Console, _logged, stages =>
        {
            using var stage = stages.Begin("telling the centre's story", 100);
            return SampleCentre.Write(options, folder, new StageProgress(stage), cancellation);
        });
        Console.Say(string.Create(
            CultureInfo.InvariantCulture, $"Wrote {folder}: {written.Customers:N0} customers, {written.Interactions:N0} interactions, {written.Surveys:N0} surveys."));
        return new { Folder = folder, options.Seed, written.Customers, written.Interactions, written.Surveys, written.Truths };
    }

    private sealed class StageProgress(IStage stage) : IProgress<double>
    {
        public void Report(double value) => stage.Advance((int)(100 * value));
    }
}
