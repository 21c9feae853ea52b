using Predictor.Benchmarks.Speed.Tables;

namespace Predictor.Benchmarks.Speed;

/// <summary>What one run is told, ours and the peers' alike.</summary>
internal sealed record RunSettings
{
    public required string Train { get; init; }

    public required string HeldOut { get; init; }

    /// <summary>Where the held-out rows' margins go, as doubles one after the other.</summary>
    public required string Margins { get; init; }

    public int Threads { get; init; } = 2;

    public int Trees { get; init; } = 100;

    public int Leaves { get; init; } = 31;

    public double LearningRate { get; init; } = 0.1;

    public int MinimumLeafRows { get; init; } = 20;

    public int Bins { get; init; } = 255;

    /// <summary>Held-out rows to explain; 0: learn only, neither score one nor explain.</summary>
    public int Explained { get; init; } = 10_000;

    public IReadOnlyList<string> Arguments() =>
    [
        "--train", Train,
        "--held-out", HeldOut,
        "--margins", Margins,
        "--label", SimulatedColumn.Label,
        "--categories", string.Join(',', SimulatedColumn.All.Where(column => column.Form == CellForm.Level).Select(column => column.Name)),
        "--threads", FormattableString.Invariant($"{Threads}"),
        "--trees", FormattableString.Invariant($"{Trees}"),
        "--leaves", FormattableString.Invariant($"{Leaves}"),
        "--learning-rate", FormattableString.Invariant($"{LearningRate}"),
        "--minimum-leaf-rows", FormattableString.Invariant($"{MinimumLeafRows}"),
        "--bins", FormattableString.Invariant($"{Bins}"),
        "--explained", FormattableString.Invariant($"{Explained}"),
    ];
}
