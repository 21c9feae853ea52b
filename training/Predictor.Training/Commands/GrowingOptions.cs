using System.CommandLine;
using Predictor.Boosting;
using Predictor.Training.Hosting;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;
using Predictor.Training.Slicing;

namespace Predictor.Training.Commands;

/// <summary>The options of `train` that say how trees are grown; defaults are those of <see cref="BoostingOptions"/> and <see cref="TrainingOptions"/>.</summary>
internal sealed class GrowingOptions
{
    private static readonly BoostingOptions Default = new();
    private static readonly TrainingOptions DefaultTraining = new();

    private readonly Option<string> _trainer = new("--trainer") { Description = "What grows the trees.", DefaultValueFactory = _ => "boosting" };
    private readonly Option<ulong> _seed = SharedOptions.Seed();
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly Option<int> _trees = Number("--trees", "Most trees; early stopping may keep fewer.", Default.Trees).Between(1, 10_000);
    private readonly Option<int> _leaves = Number("--leaves", "Most leaves a tree.", Default.Leaves).Between(2, 4_096);
    private readonly Option<double> _rate = Number("--rate", "Shrinkage.", Default.LearningRate).Between(double.Epsilon, 1);
    private readonly Option<int> _minimumLeaf = Number("--min-leaf", "Fewest rows in a leaf.", Default.MinimumLeafRows).Between(1, int.MaxValue);
    private readonly Option<double> _minimumHessian = Number("--min-hessian", "Least sum of hessians in a leaf.", Default.MinimumLeafHessian).Between(0, double.MaxValue);
    private readonly Option<double> _minimumGain = Number("--min-gain", "Least gain of a split.", Default.MinimumGain).Between(0, double.MaxValue);
    private readonly Option<double> _l1 = Number("--l1", "L1 penalty on leaf values.", Default.L1).Between(0, double.MaxValue);
    private readonly Option<double> _l2 = Number("--l2", "L2 penalty on leaf values.", Default.L2).Between(0, double.MaxValue);
    private readonly Option<int> _bins = Number("--bins", "Most bins of a numeric column.", Default.Bins).Between(2, 255);
    private readonly Option<double> _rows = Number("--row-sampling", "Share of rows each tree sees.", Default.RowSampling).Between(double.Epsilon, 1);
    private readonly Option<double> _columns = Number("--column-sampling", "Share of columns each tree sees.", Default.ColumnSampling).Between(double.Epsilon, 1);
    private readonly Option<int> _patience = Number("--patience", "Trees without a better validation log loss before growing stops; 0: never stop.", Default.Patience).Between(0, 10_000);
    private readonly Option<double> _missing = Number("--history-missing", "Share of the fit rows that lose all history.", DefaultTraining.HistoryMissing).Between(0, 1);
    private readonly Option<double> _partial = Number("--history-partial", "Share of the fit rows that lose each history cell by a coin.", DefaultTraining.HistoryPartial).Between(0, 1);
    private readonly Option<SliceShares?> _shares = SharedOptions.Shares();
    private readonly Option<bool> _noRegrow = new("--no-regrow") { Description = "Keep the trees of the fit slice, do not grow them once more from all rows before calibration." };
    private readonly Option<string?> _allow = SharedOptions.Allow();

    private readonly Option<bool> _unchecked = SharedOptions.Unchecked();

    public GrowingOptions(Command command, string[] trainers)
    {
        _trainer.AcceptOnlyFromAmong(trainers);
        foreach (var option in (Option[])
            [_trainer, _seed, _threads, _trees, _leaves, _rate, _minimumLeaf, _minimumHessian, _minimumGain, _l1, _l2, _bins, _rows, _columns, _patience, _missing, _partial, _shares, _noRegrow, _allow, _unchecked])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            var missing = result.SaidNumber<double>(_missing) ?? DefaultTraining.HistoryMissing;
            if (missing + (result.SaidNumber<double>(_partial) ?? DefaultTraining.HistoryPartial) > 1)
                result.AddError("--history-missing and --history-partial are shares of the same rows and add up to at most 1.");
        });
    }

    /// <summary>A mistake that only shares and data source together show.</summary>
    public void CheckShares(Command command, Option<string?> test) => SharedOptions.CheckShares(command, _shares, test);

    /// <summary>Where everything is chosen, slices and a patience of the user's own make no sense.</summary>
    public void RefuseFixedSlices(Command command) => command.Validators.Add(result =>
    {
        foreach (var option in ((Option[])[_patience, _shares, _noRegrow]).Where(option => result.GetResult(option) is { Implicit: false }))
        {
            result.AddError($"{option.Name} has nothing chosen on rolling cuts, and {command.Name} does nothing else; say it to 'train'.");
        }
    });

    public string Trainer(ParseResult arguments) => arguments.GetRequiredValue(_trainer);

    /// <summary>
    /// Options not said are chosen from the data, unless what was said has nothing chosen: slices of the user's own, or a patience. Microsoft's
    /// trainers know too few of the options to choose among.
    /// </summary>
    public TrainingOptions Bind(ParseResult arguments, CommandSettings settings, CaseSource source) => new()
    {
        Said = Named().Where(option => IsSaid(arguments, option.Option)).Select(option => option.Name).ToHashSet(StringComparer.Ordinal),
        Chooses = Trainer(arguments) == "boosting" && !((Option[])[_patience, _shares, _noRegrow]).Any(option => IsSaid(arguments, option)),
        Growing = Default with
        {
            Trees = arguments.GetValue(_trees),
            Leaves = arguments.GetValue(_leaves),
            LearningRate = arguments.GetValue(_rate),
            MinimumLeafRows = arguments.GetValue(_minimumLeaf),
            MinimumLeafHessian = arguments.GetValue(_minimumHessian),
            MinimumGain = arguments.GetValue(_minimumGain),
            L1 = arguments.GetValue(_l1),
            L2 = arguments.GetValue(_l2),
            Bins = arguments.GetValue(_bins),
            RowSampling = arguments.GetValue(_rows),
            ColumnSampling = arguments.GetValue(_columns),
            Patience = arguments.GetValue(_patience),
            Seed = arguments.GetValue(_seed),
            Threads = arguments.GetValue(_threads) ?? settings.Threads,
        },
        Shares = arguments.GetValue(_shares) ?? (source.Test is null ? SliceShares.Default : SliceShares.WithoutTest),
        Regrow = !arguments.GetValue(_noRegrow),
        HistoryMissing = arguments.GetValue(_missing),
        HistoryPartial = arguments.GetValue(_partial),
        Allow = CaseSourceOptions.Split(arguments.GetValue(_allow)),
        Unchecked = arguments.GetValue(_unchecked),
    };

    private (string Name, Option Option)[] Named() =>
    [
        (nameof(Default.Trees), _trees), (nameof(Default.Leaves), _leaves), (nameof(Default.LearningRate), _rate),
        (nameof(Default.MinimumLeafRows), _minimumLeaf), (nameof(Default.MinimumLeafHessian), _minimumHessian), (nameof(Default.MinimumGain), _minimumGain),
        (nameof(Default.L1), _l1), (nameof(Default.L2), _l2), (nameof(Default.Bins), _bins), (nameof(Default.RowSampling), _rows),
        (nameof(Default.ColumnSampling), _columns), (nameof(Default.Patience), _patience),
    ];

    private static bool IsSaid(ParseResult arguments, Option option) => arguments.GetResult(option) is { Implicit: false };

    private static Option<int> Number(string name, string description, int standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static Option<double> Number(string name, string description, double standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };
}
