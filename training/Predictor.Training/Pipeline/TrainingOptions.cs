using System.Globalization;
using Predictor.Boosting;
using Predictor.Training.Choosing;
using Predictor.Training.Slicing;
using Predictor.Training.Treating;

namespace Predictor.Training.Pipeline;

/// <summary>How a model is trained from cases; every default is what `train` uses when nothing is said.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Name among a model's options: what became of treated cases, where they were not kept.</summary>
    public const string TreatedOption = "treated";

    /// <summary>How trees are grown; its seed is the seed of everything.</summary>
    public BoostingOptions Growing { get; init; } = new();

    /// <summary>Names of the options of <see cref="Growing"/> that were said and so are kept as they are.</summary>
    public IReadOnlySet<string> Said { get; init; } = new HashSet<string>();

    /// <summary>
    /// Whether options not said are chosen on rolling cuts of all rows before the test slice, which calibrate too; else fit, stop and calibration
    /// slices stand as <see cref="Shares"/> has them, and options not said have their defaults.
    /// </summary>
    public bool Chooses { get; init; }

    /// <summary>Names of the options of <see cref="Growing"/> that are chosen where they were not said.</summary>
    public IReadOnlyList<string> Decided { get; init; } = Candidates.Decided;

    public SliceShares Shares { get; init; } = SliceShares.Default;

    /// <summary>
    /// Whether trees are grown once more, as many as early stopping kept, from all rows whose label ended before the calibration slice begins:
    /// those of the fit and stop slices and those purged between them. The newest rows count most where a centre changes.
    /// </summary>
    public bool Regrow { get; init; } = true;

    /// <summary>Share of the fit rows that lose all of their history, 0 to 1: what the model learns of a customer it has no history for.</summary>
    public double HistoryMissing { get; init; } = 0.1;

    /// <summary>Share of the fit rows that lose each history cell by the toss of a coin, 0 to 1.</summary>
    public double HistoryPartial { get; init; } = 0.1;

    /// <summary>Columns that may give a label away without being refused.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Whether data are trained on though the check finds an error in them; what it found is kept in the provenance.</summary>
    public bool Unchecked { get; init; }

    /// <summary>Outcomes whose labels are answers to a survey and are weighted by the inverse of the modelled chance of one.</summary>
    public IReadOnlyList<string> WeightAnswers { get; init; } = [];

    /// <summary>What becomes of labelled cases that something was done about.</summary>
    public TreatedCases Treated { get; init; } = TreatedCases.Keep;

    /// <summary>Bootstrap draws behind each interval.</summary>
    public int Draws { get; init; } = 200;

    /// <summary>How many threads may work; nothing but the time depends on it.</summary>
    public int Threads => Growing.Threads == 0 ? Environment.ProcessorCount : Growing.Threads;

    /// <summary>All that the model depends on, by name, for its provenance; threads are not among it.</summary>
    public IReadOnlyDictionary<string, string> Describe()
    {
        var options = Describe(Growing);
        if (Chooses)
        {
            options.Remove(CamelCase(nameof(BoostingOptions.Patience)));
            foreach (var name in Decided.Where(name => !Said.Contains(name)))
            {
                options[CamelCase(name)] = "chosen";
            }
        }

        options["shares"] = string.Join('/', Shares.Parts().Select(part => part.ToString("R", CultureInfo.InvariantCulture)));
        options["chosen"] = Chooses ? "true" : "false";
        options["regrow"] = Regrow ? "true" : "false";
        options["historyMissing"] = HistoryMissing.ToString(CultureInfo.InvariantCulture);
        options["historyPartial"] = HistoryPartial.ToString(CultureInfo.InvariantCulture);
        options["allow"] = string.Join(',', Allow);
        options["draws"] = Draws.ToString(CultureInfo.InvariantCulture);
        if (WeightAnswers.Count > 0)
            options["weightAnswers"] = string.Join(',', WeightAnswers.Order(StringComparer.Ordinal));
        if (Treated != TreatedCases.Keep)
            options[TreatedOption] = CamelCase(Treated.ToString());
        return options;
    }

    /// <summary>Growing options by name; threads and seed are not among them.</summary>
    public static SortedDictionary<string, string> Describe(BoostingOptions growing)
    {
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in typeof(BoostingOptions).GetProperties())
        {
            if (property.Name is not (nameof(BoostingOptions.Threads) or nameof(BoostingOptions.Seed)) && property.CanWrite)
                options[CamelCase(property.Name)] = Convert.ToString(property.GetValue(growing), CultureInfo.InvariantCulture) ?? "";
        }

        return options;
    }

    /// <summary>What was chosen, by name: the number of trees, whatever was said of it, and what was not said.</summary>
    public SortedDictionary<string, string> DescribeChosen(BoostingOptions growing, IReadOnlyCollection<string> decided)
    {
        var options = Describe(growing);
        foreach (var name in options.Keys.Except(decided.Where(name => name == nameof(growing.Trees) || !Said.Contains(name)).Select(CamelCase)).ToArray())
        {
            options.Remove(name);
        }

        return options;
    }

    public static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
