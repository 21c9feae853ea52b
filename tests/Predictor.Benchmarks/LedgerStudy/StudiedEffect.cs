using System.Globalization;
using Predictor.Evaluation;
using Predictor.Evaluation.Distributions;

namespace Predictor.Benchmarks.LedgerStudy;

/// <param name="Way">Of handling.</param>
/// <param name="Outcome">Which.</param>
/// <param name="Found">By the ledger.</param>
/// <param name="Truth">Of the same contacts.</param>
internal sealed record StudiedEffect(string Way, string Outcome, Estimate Found, double Truth)
{
    public bool IsCovered => Found.Low <= Truth && Truth <= Found.High;

    public double HalfWidth => (Found.High - Found.Low) / 2;

    /// <summary>What was found less the truth, in standard errors.</summary>
    public double Standardised => (Found.Value - Truth) / (HalfWidth / NormalDistribution.Quantile(0.95));

    public string Words => string.Create(
        CultureInfo.InvariantCulture, $"{100 * Found.Value:0.00} ({100 * Found.Low:0.00} to {100 * Found.High:0.00}), true {100 * Truth:0.00}{(IsCovered ? "" : " outside")}");
}
