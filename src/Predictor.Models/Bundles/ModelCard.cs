using System.Globalization;
using System.Text;
using Predictor.Cases.Words;
using static Predictor.Models.Bundles.CardWords;

namespace Predictor.Models.Bundles;

/// <summary><c>card.md</c>: what a reviewer wants to know of a version, in plain Markdown. Says nothing that differs from run to run.</summary>
internal sealed partial class ModelCard
{
    private const int MostColumns = 10;
    private readonly StringBuilder _text = new();
    private readonly Model _model;

    private ModelCard(Model model) => _model = model;

    public static string Write(Model model)
    {
        var card = new ModelCard(model);
        card.WriteHead();
        card.WriteOverview();
        foreach (var outcome in model.Outcomes)
        {
            card.WriteOutcome(outcome);
        }

        card.WriteLimits();
        card.WriteReproduction();
        return card._text.ToString();
    }

    private void WriteHead()
    {
        Line($"# {_model.Name}, version {_model.Version}");
        Line();
        Line("What it predicts, for one customer-support case at a time:");
        Line();
        foreach (var outcomes in _model.Outcomes.GroupBy(outcome => outcome.Outcome.Name))
        {
            var outcome = outcomes.First().Outcome;
            var kind = outcome.IsOutput ? " (an output of the centre, not an outcome)" : "";
            Line($"- **{outcome.Name}**: the customer {outcome.Words}{kind}; {string.Join(" and ", outcomes.Select(each => At(each.Moment)))}.");
        }

        Line();
        Line("*At arrival* is before anyone handles the case; *at closure* adds what is known once it is closed.");
        Line();
        Line(_model.Outcomes.Any(outcome => IsImported(outcome.Report))
            ? $"Grown elsewhere by {_model.Provenance.Trainer} and imported; calibrated and measured on: {_model.Provenance.Data}. Which rows grew its trees is not known here: what is said below holds if none of those it was calibrated and measured on did."
            : $"Trained on: {_model.Provenance.Data}. Learner: {_model.Provenance.Trainer}, seed {_model.Provenance.Seed}.");
        Line();
    }

    private void WriteOutcome(OutcomeModel outcome)
    {
        var report = outcome.Report;
        Line($"## {outcome.Outcome.Name} {At(outcome.Moment)}");
        Line();
        Line($"{Count(report.Features)} columns known at the moment, {Count(report.Trees)} trees. {Words(outcome.Calibrator)}");
        Line();
        Row("slice", "rows", "positive", "customers", "from", "to");
        Row("---", "---:", "---:", "---:", "---", "---");
        if (!IsImported(report))
        {
            WriteSlice("fit (grew the trees)", report.Fit);
            WriteSlice("stop (chose how many)", report.Stop);
        }

        WriteSlice("calibration", report.Calibration);
        WriteSlice("test", report.Test);
        Line();
        Line($"{Count(report.Purged)} rows were left out at the cuts, because their label ended in a later slice.");
        Line();
        WriteChosen(report);
        WriteWeighting(report);
        WriteHistory(report);
        WriteReliability(report);
        WriteImportance(report);
    }

    private void WriteChosen(OutcomeReport report)
    {
        if (report.Chosen is null)
        {
            return;
        }

        Line("The slices overlap: all rows before the test slice grew the trees in the end. How was chosen on rows later than cuts among them (stop), and the calibration rows are the newest of those, with the margins that trees grown from the rows before each cut gave them.");
        Line();
        Line($"Chosen: {string.Join(", ", report.Chosen.Select(option => $"{option.Key} {option.Value}"))}.");
        Line();
    }

    private void WriteWeighting(OutcomeReport report)
    {
        if (report.Treated is { } treated)
        {
            Line(TreatedWords.Of(treated));
            Line();
        }

        foreach (var sentences in (report.Weighting ?? []).Select(WeightWords.Of).Concat(report.WeightedTest is { } test ? [WeightWords.Of(test)] : []))
        {
            Line(sentences);
            Line();
        }
    }

    private void WriteSlice(string name, SliceReport slice) =>
        Row(name, Count(slice.Rows), Share(slice.Positives, slice.Rows), Count(slice.Customers), Date(slice.From), Date(slice.To));

    private void WriteHistory(OutcomeReport report)
    {
        if (report.PartialHistory is null && report.NoHistory is null)
        {
            return;
        }

        Line("The same test rows with less of the customer's history:");
        Line();
        Row("history", "AUC", "log loss", "calibration error");
        Row("---", "---", "---", "---");
        foreach (var (name, performance) in new[] { ("as it was", report.Performance), ("part of it missing", report.PartialHistory), ("none", report.NoHistory) })
        {
            if (performance is not null)
            {
                Row(name, Show(performance.Auc), Show(performance.LogLoss), Show(performance.CalibrationError));
            }
        }

        Line();
    }

    private void WriteReliability(OutcomeReport report)
    {
        Line("Reliability on the test slice, before and after calibration (rows in order of probability, in bins of equal count; the observed rate with its Wilson interval):");
        Line();
        Row("bin", "rows", "predicted before", "observed before", "predicted after", "observed after");
        Row("---:", "---:", "---:", "---", "---:", "---");
        for (var i = 0; i < Math.Max(report.Before.Bins.Count, report.After.Bins.Count); i++)
        {
            var before = report.Before.Bins.ElementAtOrDefault(i);
            var after = report.After.Bins.ElementAtOrDefault(i);
            Row(
                Count(i + 1), Count((after ?? before)!.Rows),
                before is null ? "" : Number(before.Predicted), before is null ? "" : Show(before.Observed),
                after is null ? "" : Number(after.Predicted), after is null ? "" : Show(after.Observed));
        }

        Line();
    }

    private void WriteImportance(OutcomeReport report)
    {
        if (report.Importance.Count == 0)
        {
            return;
        }

        var most = report.Importance.Where(pair => pair.Value > 0).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        var shown = most.Length > MostColumns ? $"; the first {MostColumns} of {most.Length}" : "";
        Line($"Columns that move it most (mean absolute contribution on the test slice, log-odds{shown}):");
        Line();
        Row("column", "what it is", "known", "mean contribution");
        Row("---", "---", "---", "---:");
        foreach (var (name, size) in most.Take(MostColumns))
        {
            var column = _model.Schema.Columns.FirstOrDefault(column => column.Name == name);
            Row(Cell(name), column is null ? "" : Cell(ReasonWords.Label(column)), column is null ? "" : At(column.KnownAt), Number(size));
        }

        Line();
    }

    private void WriteLimits()
    {
        Line("## Limits");
        Line();
        Line("- A probability holds for cases like those it was trained on. Where reasons for contact, products, channels or handling change, look at calibration again.");
        Line("- Contributions say what the model answers with, not what causes what: \"goes with\", never \"because of\".");
        Line("- Arrival and closure are two answers to two questions. Their difference for one case is what came to light in handling, not what handling did.");
        Line("- Made to order attention, with a person deciding; not to refuse anyone service.");
        if (_model.Schema.Features is not null)
        {
            Line("- Features of a customer's history count only what was known before the moment. A first-time customer (zero contacts) and an unavailable history (missing) differ; the tables above show what missing history costs.");
        }

        if (_model.Provenance.Options.TryGetValue(Provenance.RecordedOption, out var recorded))
        {
            Line($"- Rows are as they were recorded when cases were scored, labels as they are known now, so that what was corrected in between told nothing{(recorded == "fill" ? "; rows without a recorded score were computed from what is known now" : "")}.");
        }

        foreach (var column in _model.Schema.Columns.Where(column => column.Review is not null))
        {
            Line($"- Not yet confirmed by a person: {column.Name} ({column.Review}).");
        }

        foreach (var outcome in _model.Outcomes.Where(outcome => HasMoved(outcome.Report.Calibration, outcome.Report.Test)))
        {
            var (calibration, test) = (outcome.Report.Calibration, outcome.Report.Test);
            Line($"- {outcome.Outcome.Name} {At(outcome.Moment)}: the positive rate moved from {Share(calibration.Positives, calibration.Rows)} in the calibration slice to {Share(test.Positives, test.Rows)} in the test slice, more than chance would; probabilities are off by about as much.");
        }

        foreach (var outcome in _model.Outcomes.Where(outcome => outcome.Report.Test.Positives < 100 || outcome.Report.Test.Rows - outcome.Report.Test.Positives < 100))
        {
            Line($"- {outcome.Outcome.Name} {At(outcome.Moment)}: the test slice has fewer than 100 rows of one class; read its intervals before its figures.");
        }

        Line();
    }

    private void WriteReproduction()
    {
        var provenance = _model.Provenance;
        Line("## How to make it again");
        Line();
        var command = provenance.Options.TryGetValue(Provenance.TrialsOption, out var trials) ? $"tune --trials {trials}" : "train";
        Line($"`dotnet run --project training/Predictor.Training -- {command}` on data with this fingerprint, with this seed and these options. The same data, options and seed give the same bytes, on any number of threads.");
        Line();
        Row("what", "value");
        Row("---", "---");
        Row("data", Cell(provenance.Data));
        Row("SHA-256 of the data as read", provenance.DataFingerprint);
        Row("trainer", Cell(provenance.Trainer));
        Row("seed", provenance.Seed.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in provenance.Options.OrderBy(option => option.Key, StringComparer.Ordinal))
        {
            Row(Cell(name), Cell(value));
        }
    }

    private static bool IsImported(OutcomeReport report) => report.Fit.Rows == 0;

    /// <summary>Whether two rates differ by more than three standard errors of their difference.</summary>
    private static bool HasMoved(SliceReport before, SliceReport after)
    {
        if (before.Rows == 0 || after.Rows == 0)
        {
            return false;
        }

        var pooled = ((double)before.Positives + after.Positives) / ((double)before.Rows + after.Rows);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / before.Rows) + (1.0 / after.Rows)));
        return Math.Abs(((double)before.Positives / before.Rows) - ((double)after.Positives / after.Rows)) > 3 * error;
    }

    private void Row(params ReadOnlySpan<string> cells) => _text.Append("| ").AppendJoin(" | ", cells!).Append(" |\n");

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
