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
        var trained = weighted.Select(each => new OutcomeTraining(trainer, options, stages).Train(each, sliced.Mask, cancellation)).ToArray();
        return new TrainedModel(
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
                    Options = options.Describe().Concat(cases.Describe()).Concat(sliced.Admission.Describe()).ToDictionary(),
                },
            },
            [.. trained.Select(each => each.Run)],
            sliced.Admission.Notes);
    }
}
