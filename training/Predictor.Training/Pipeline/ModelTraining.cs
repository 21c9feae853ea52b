using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Training.Output;
using Predictor.Training.Weighting;

namespace Predictor.Training.Pipeline;

/// <summary>Cases into a model. The whole of training, from top to bottom; <see cref="OutcomeTraining"/> is its inner half.</summary>
internal sealed class ModelTraining(IForestTrainer trainer, TrainingOptions options, IStages stages)
{
    /// <exception cref="DataException">Slices that are too small; data that the check refuses.</exception>
    /// <exception cref="TrainingException">Options out of range.</exception>
    public TrainedModel Train(string name, TrainingCases cases, CancellationToken cancellation) =>
        Train(name, cases, SlicedCases.Of(cases, options, cancellation), cancellation);

    /// <summary>The same from slices that were already cut.</summary>
    public TrainedModel Train(string name, TrainingCases cases, SlicedCases sliced, CancellationToken cancellation)
    {
        var weighted = new LabelWeighing(options, stages).Weigh(sliced.Outcomes, cancellation);
        return Compose(name, cases, sliced, [.. weighted.Select(each => new OutcomeTraining(trainer, options, stages).Train(each, sliced.Mask, cancellation))], []);
    }

    /// <summary>A model of outcomes that were trained one by one.</summary>
    /// <param name="name">Of the model.</param>
    /// <param name="cases">It was trained on.</param>
    /// <param name="sliced">The same, cut.</param>
    /// <param name="trained">In the order of its outcomes.</param>
    /// <param name="how">What its provenance says besides, by name.</param>
    public TrainedModel Compose(
        string name,
        TrainingCases cases,
        SlicedCases sliced,
        IReadOnlyList<(OutcomeModel Model, OutcomeRun Run)> trained,
        IEnumerable<KeyValuePair<string, string>> how) => new(
        new Model
        {
            Name = name,
            Version = 0,
            Schema = cases.Schema,
            FeaturesSql = cases.FeaturesSql,
            Encoder = new CaseEncoder(cases.Schema, sliced.Vocabularies),
            Outcomes = [.. trained.Select(each => each.Model)],
            Provenance = new Provenance
            {
                Data = cases.About,
                DataFingerprint = cases.Fingerprint,
                Seed = options.Growing.Seed,
                Trainer = trainer.Name,
                Options = options.Describe().Concat(cases.Describe()).Concat(sliced.Admission.Describe()).Concat(how).ToDictionary(),
            },
        },
        [.. trained.Select(each => each.Run)],
        sliced.Notes);
}
