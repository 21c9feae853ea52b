using System.Globalization;
using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Training.Figures;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;
using Predictor.Training.Weighting;

namespace Predictor.Training.Validating;

/// <summary>
/// Trains on the past of several folds and measures on what follows each (rolling-origin evaluation, L. J. Tashman, 2000, "Out-of-sample tests of
/// forecasting accuracy"), or on other customers where rows have no order. Each fold is trained as `train` would train on its fit rows: what is
/// not said is chosen anew among them, so the figures are those of the whole procedure.
/// </summary>
internal sealed class CrossValidation(IForestTrainer trainer, TrainingOptions options, IStages stages)
{
    /// <summary>Seeds of the outer folds and of slices within them: other coins than those that dealt the test slice and deal inner folds.</summary>
    private const ulong OuterSeed = 2;

    private const ulong InnerSeed = 3;

    /// <param name="cases">Whose test slice, where it is a file of its own, is not touched.</param>
    /// <param name="folds">How many, at least 2.</param>
    /// <param name="all">Whether the rows of the test slice take part; otherwise only rows before it do.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <exception cref="DataException">A fold has too few rows of a class on either side; data that the check refuses.</exception>
    public IReadOnlyList<ValidatedOutcome> Validate(TrainingCases cases, int folds, bool all, CancellationToken cancellation)
    {
        var sliced = SlicedCases.Of(cases, options, cancellation);
        var cut = sliced.Outcomes.Select(each => (Outcome: each, Folds: Cut(each, folds, all))).ToArray();
        Check(cut, folds);
        LabelWeighing.Check(options, sliced.Outcomes);
        return [.. cut.Select(each => Validate(each.Outcome, sliced.Mask, each.Folds, cancellation))];
    }

    /// <summary>The folds of an outcome as training sees them.</summary>
    internal SlicedOutcome[] Cut(SlicedOutcome outcome, int folds, bool all)
    {
        var (table, seed) = (outcome.Cases.Table, options.Growing.Seed);
        var rows = all && ReferenceEquals(outcome.Cases, outcome.TestCases)
            ? SlicedOutcome.InTimeOrder(table, table.RowsWithLabel(outcome.Index, outcome.Moment))
            : outcome.BeforeTest;
        var mayLearn = all ? null : outcome.Slices.BeforeTest;
        return
        [
            .. RollingFolds.Of(table, outcome.Index, rows, seed + OuterSeed, folds)
                .Select(fold => FoldOutcome.Of(table, outcome.Index, outcome.Moment, fold, options.Shares, seed + InnerSeed, mayLearn)),
        ];
    }

    private void Check((SlicedOutcome Outcome, SlicedOutcome[] Folds)[] cut, int folds)
    {
        var shortages = new List<string>();
        foreach (var (outcome, found) in cut)
        {
            if (found.Length < folds)
            {
                shortages.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{outcome.Name}: {folds - found.Length} of {folds} folds have fewer than {SliceSizes.FewestOfAClass} rows of each class whose label ended before them"));
            }

            shortages.AddRange(found.SelectMany((fold, number) => SliceSizes.Shortages(
                string.Create(CultureInfo.InvariantCulture, $"{outcome.Name}, fold {number + 1}"), options.Chooses ? fold.LabelsOfRolling() : fold.Labels())));
        }

        if (shortages.Count > 0)
            throw new DataException($"Too few labelled rows for {folds} folds: {string.Join("; ", shortages)}. Say fewer --folds, or bring more rows.");
    }

    private ValidatedOutcome Validate(SlicedOutcome outcome, HistoryMask mask, SlicedOutcome[] folds, CancellationToken cancellation)
    {
        using var stage = stages.Begin($"{outcome.Name}: {folds.Length} folds", folds.Length);
        var validated = new List<ValidatedFold>();
        foreach (var fold in folds)
        {
            // Chances are learned anew from what comes before each fold.
            var weighted = new LabelWeighing(options, NoStages.Instance).Weigh(fold, cancellation);
            var (model, run) = new OutcomeTraining(trainer, options, NoStages.Instance).Train(weighted, mask, cancellation);
            validated.Add(new ValidatedFold(model.Report.Test.From, model.Report.Test.To, OutcomeFigures.Trained(model, run)));
            stage.Advance(validated.Count, string.Create(CultureInfo.InvariantCulture, $"mean AUC {validated.Average(each => each.Figures.Auc):0.000}"));
        }

        var table = outcome.Cases.Table;
        return new ValidatedOutcome
        {
            Name = outcome.Outcome.Name,
            Moment = outcome.Moment,
            Kind = table.At is not null || table.Ordered ? "rolling" : "grouped",
            Folds = validated,
        };
    }
}
