using Predictor.Desk.Words;
using Predictor.Models.Comparisons;

namespace Predictor.Desk.Models;

/// <summary>A line of champion beside challenger.</summary>
/// <param name="Words">What is measured.</param>
/// <param name="Difference">In the unit shown.</param>
/// <param name="Decimals">Shown.</param>
/// <param name="IsMoreBetter">Whether more of it is better.</param>
/// <param name="After">Unit after the number.</param>
internal sealed record ComparedFigure(string Words, Difference Difference, int Decimals, bool IsMoreBetter, string After = "")
{
    public string Challenger => ModelFigures.Number(Difference.Challenger, Decimals) + After;

    public string Against => ModelFigures.Number(Difference.Against, Decimals) + After;

    public string Value => ModelFigures.Signed(Difference.Value, Decimals) + After;

    public string Interval => ModelFigures.SignedInterval(Difference.Low, Difference.High, Decimals);

    /// <summary>Above 0 where better, below where worse, 0 where the interval holds 0 or is none.</summary>
    public int Sign => (Difference.Low > 0, Difference.High < 0) switch
    {
        (true, _) => IsMoreBetter ? 1 : -1,
        (_, true) => IsMoreBetter ? -1 : 1,
        _ => 0,
    };

    public static IReadOnlyList<ComparedFigure> Of(ComparedOutcome outcome, string currency)
    {
        List<ComparedFigure> figures =
        [
            new(DeskText.Of("models.auc"), outcome.Auc, 3, IsMoreBetter: true),
            new(DeskText.Of("models.logLoss"), outcome.LogLoss, 4, IsMoreBetter: false),
            new(DeskText.Of("models.brier"), outcome.Brier, 4, IsMoreBetter: false),
            new(DeskText.Of("models.calibrationError"), Points(outcome.CalibrationError), 1, IsMoreBetter: false, After: DeskText.Of("models.pointsUnit")),
        ];
        if (outcome.Profit is { } profit)
            figures.Add(new(DeskText.Of("models.profit", currency), profit, 2, IsMoreBetter: true));
        return figures;
    }

    private static Difference Points(Difference share) => new(100 * share.Challenger, 100 * share.Against, 100 * share.Value, 100 * share.Low, 100 * share.High);
}
