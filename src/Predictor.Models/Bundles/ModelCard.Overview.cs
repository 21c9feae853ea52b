using System.Globalization;
using static Predictor.Models.Bundles.CardWords;

namespace Predictor.Models.Bundles;

/// <summary>All outcomes beside each other.</summary>
internal sealed partial class ModelCard
{
    private void WriteOverview()
    {
        Line("## On the test slice");
        Line();
        var isLater = _model.Outcomes.All(outcome => outcome.Report.Test.From > outcome.Report.Calibration.To);
        Line(isLater ? "The test slice is later than everything the model learned from." : "The test slice took no part in learning.");
        Line("Intervals are 95 % and resample customers, not rows. Calibration error is the mean absolute gap over 15 bins of equal count.");
        Line();
        Row("outcome", "moment", "rows", "customers", "positive", "AUC", "average precision", "log loss", "Brier", "calibration error", "lift in the top tenth");
        Row("---", "---", "---:", "---:", "---:", "---", "---", "---", "---", "---", "---");
        foreach (var outcome in _model.Outcomes)
        {
            var found = outcome.Report.Performance;
            Row(
                outcome.Outcome.Name, ManifestJson.Name(outcome.Moment), Count(found.Rows), Count(found.Customers), Share(found.Positives, found.Rows),
                Show(found.Auc), Show(found.AveragePrecision), Show(found.LogLoss), Show(found.Brier), Show(found.CalibrationError), Show(found.TopDecileLift, "0.00"));
        }

        Line();
        if (!_model.Outcomes.All(outcome => outcome.Report.Performance.IsComplete))
        {
            return;
        }

        Line("How far the classes are apart (KS), the logistic regression of the label on the log-odds (slope 1 and intercepts 0 are best; the intercept in the large has the slope held at 1), and the parts of the Brier score (reliability - resolution + uncertainty, and what is within bins):");
        Line();
        Row("outcome", "moment", "KS", "slope", "intercept", "in the large", "reliability", "resolution", "uncertainty", "within bins");
        Row("---", "---", "---", "---", "---", "---", "---", "---", "---", "---:");
        foreach (var outcome in _model.Outcomes)
        {
            var found = outcome.Report.Performance;
            var parts = found.BrierParts!;
            Row(
                outcome.Outcome.Name, ManifestJson.Name(outcome.Moment), Show(found.KolmogorovSmirnov!), Show(found.CalibrationSlope!), Show(found.CalibrationIntercept!),
                Show(found.CalibrationInTheLarge!), Show(parts.Reliability), Show(parts.Resolution), Show(parts.Uncertainty),
                Number(parts.WithinVariance.Value - parts.WithinCovariance.Value));
        }

        Line();
        WriteProfit();
    }

    private void WriteProfit()
    {
        var economics = _model.Outcomes[0].Report.Performance.Profit!.Economics;
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"Expected maximum profit (EMPC; Verbraken, Verbeke, Baesens 2013): if a customer who stays is worth {economics.Value:0.##}, an offer costs {economics.OfferCost:0.##}, a contact {economics.ContactCost:0.##}, and the share who accept it is beta({economics.Alpha:0.##}, {economics.Beta:0.##})."));
        Line();
        Row("outcome", "moment", "profit a case", "share to contact");
        Row("---", "---", "---", "---");
        foreach (var outcome in _model.Outcomes)
        {
            var profit = outcome.Report.Performance.Profit!;
            Row(outcome.Outcome.Name, ManifestJson.Name(outcome.Moment), Show(profit.PerRow, "0.00"), Show(profit.Share, "0.000"));
        }

        Line();
    }
}
