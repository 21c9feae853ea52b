using Predictor.Cases;
using Predictor.Models.Bundles;

namespace Predictor.Models.Measuring;

/// <summary>One outcome's model at one moment, scored on rows, whether they have a label or not.</summary>
public record ScoredOutcome
{
    public required OutcomeModel Model { get; init; }

    /// <summary>The cases that <see cref="Rows"/> are rows of.</summary>
    public required EncodedCases Cases { get; init; }

    /// <summary>Place of the outcome in the schema.</summary>
    public required int Index { get; init; }

    /// <summary>The rows scored, ascending; the arrays below have one item for each.</summary>
    public required int[] Rows { get; init; }

    /// <summary>Log-odds before calibration.</summary>
    public required double[] Margins { get; init; }

    /// <summary>Calibrated.</summary>
    public required double[] Probabilities { get; init; }

    /// <summary>Group numbers that intervals resample; empty where rows name no customer.</summary>
    public required int[] Customers { get; init; }

    /// <summary>"left at arrival".</summary>
    public string Name => NameOf(Model);

    /// <summary>"left at arrival".</summary>
    public static string NameOf(OutcomeModel model) => $"{model.Outcome.Name} at {(model.Moment == Moment.Arrival ? "arrival" : "closure")}";

    /// <param name="cases">In the model's numbers.</param>
    /// <param name="outcome">Whose forest and calibrator.</param>
    /// <param name="index">Place of the outcome in the schema.</param>
    /// <param name="rows">Positions in the table, ascending.</param>
    /// <param name="threads">How many may work; nothing but the time depends on it.</param>
    public static ScoredOutcome Of(EncodedCases cases, OutcomeModel outcome, int index, int[] rows, int threads)
    {
        var margins = cases.Margins(outcome.Forest, outcome.Moment, rows, threads);
        return new ScoredOutcome
        {
            Model = outcome,
            Cases = cases,
            Index = index,
            Rows = rows,
            Margins = margins,
            Probabilities = [.. margins.Select(outcome.Calibrator.Probability)],
            Customers = CustomerGroups.Of(cases.Table, rows),
        };
    }

    /// <summary>Some of the rows, by their positions among them.</summary>
    public ScoredOutcome At(int[] positions) => this with
    {
        Rows = Array.ConvertAll(positions, position => Rows[position]),
        Margins = Array.ConvertAll(positions, position => Margins[position]),
        Probabilities = Array.ConvertAll(positions, position => Probabilities[position]),
        Customers = Customers.Length == 0 ? [] : Array.ConvertAll(positions, position => Customers[position]),
    };

    /// <summary>Moments of the first and the last of the rows; null where there are none, or rows have no times.</summary>
    public (DateTimeOffset? From, DateTimeOffset? To) Times() => Rows.Length > 0 && Cases.Table.At is { } at
        ? (DateTimeOffset.FromUnixTimeSeconds(Rows.Min(row => at[row])), DateTimeOffset.FromUnixTimeSeconds(Rows.Max(row => at[row])))
        : (null, null);

    /// <summary>The rows that have a mature label, with it.</summary>
    public MeasuredOutcome Mature()
    {
        var labels = Cases.Table.Labels[Index].Values;
        var mature = At([.. Enumerable.Range(0, Rows.Length).Where(position => labels[Rows[position]] >= 0)]);
        return new MeasuredOutcome(mature) { Labels = Cases.Labels(Index, mature.Rows) };
    }
}
