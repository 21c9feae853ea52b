using System.Globalization;
using Predictor.Boosting;
using Predictor.Training.Slicing;

namespace Predictor.Training.Pipeline;

/// <summary>How a model is trained from cases; every default is what `train` uses when nothing is said.</summary>
internal sealed record TrainingOptions
{
    /// <summary>How trees are grown; its seed is the seed of everything.</summary>
    public BoostingOptions Growing { get; init; } = new();

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

    /// <summary>Bootstrap draws behind each interval.</summary>
    public int Draws { get; init; } = 200;

    /// <summary>How many threads may work; nothing but the time depends on it.</summary>
    public int Threads => Growing.Threads == 0 ? Environment.ProcessorCount : Growing.Threads;

    /// <summary>All that the model depends on, by name, for its provenance; threads are not among it.</summary>
    public IReadOnlyDictionary<string, string> Describe()
    {
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in typeof(BoostingOptions).GetProperties())
        {
            if (property.Name is not (nameof(BoostingOptions.Threads) or nameof(BoostingOptions.Seed)) && property.CanWrite)
                options[CamelCase(property.Name)] = Convert.ToString(property.GetValue(Growing), CultureInfo.InvariantCulture) ?? "";
        }

        options["shares"] = string.Join('/', Shares.Parts().Select(part => part.ToString("0.####", CultureInfo.InvariantCulture)));
        options["regrow"] = Regrow ? "true" : "false";
        options["historyMissing"] = HistoryMissing.ToString(CultureInfo.InvariantCulture);
        options["historyPartial"] = HistoryPartial.ToString(CultureInfo.InvariantCulture);
        options["allow"] = string.Join(',', Allow);
        options["draws"] = Draws.ToString(CultureInfo.InvariantCulture);
        return options;
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
