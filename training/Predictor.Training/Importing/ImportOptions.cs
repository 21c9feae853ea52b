using Predictor.Training.Slicing;

namespace Predictor.Training.Importing;

/// <summary>How another library's forest becomes a version; every default is what `import` uses when nothing is said.</summary>
internal sealed record ImportOptions
{
    /// <summary>Names of the forest's features, in its order, in place of the file's own; empty: the file's names, or the data's columns in their order.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>By column: its categories' texts in the order of their codes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Categories { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public Calibrating Calibrate { get; init; } = Calibrating.Auto;

    public SliceShares Shares { get; init; } = SliceShares.Default;

    public ulong Seed { get; init; } = 1;

    /// <summary>At least 1; nothing but the time depends on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Columns that may give a label away without being refused.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Whether data are taken though the check finds an error in them; what it found is kept in the provenance.</summary>
    public bool Unchecked { get; init; }

    /// <summary>Bootstrap draws behind each interval.</summary>
    public int Draws { get; init; } = 200;
}
