namespace Predictor.Benchmarks.Speed.Tables;

/// <summary>One column of the simulated tables.</summary>
/// <param name="Name">In the header; a level's name starts with it.</param>
/// <param name="Form">How its cells are written.</param>
/// <param name="Levels">Of a category; at most 250, as scikit-learn takes no more than 255.</param>
internal sealed record SimulatedColumn(string Name, CellForm Form, int Levels = 0)
{
    /// <summary>Name of the label column, written last.</summary>
    public const string Label = "outcome";

    /// <summary>All thirty, in the file's order: 26 numbers, then 4 categories.</summary>
    public static IReadOnlyList<SimulatedColumn> All { get; } =
    [
        .. Numbers("count", CellForm.Count, 6),
        .. Numbers("seconds", CellForm.Seconds, 6),
        .. Numbers("amount", CellForm.Amount, 7),
        .. Numbers("score", CellForm.Score, 7),
        new("channel", CellForm.Level, 8),
        new("queue", CellForm.Level, 40),
        new("agent", CellForm.Level, 200),
        new("city", CellForm.Level, 250),
    ];

    /// <summary>How many of <see cref="All"/> are numbers; the rest are categories.</summary>
    public const int NumberCount = 26;

    private static IEnumerable<SimulatedColumn> Numbers(string name, CellForm form, int count) =>
        Enumerable.Range(1, count).Select(number => new SimulatedColumn($"{name}_{number}", form));
}
