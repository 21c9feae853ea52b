using Predictor.Api.Recording;
using Predictor.Api.Sample;
using Predictor.Api.Settings;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring;

/// <summary>What a score needs.</summary>
internal sealed record ScoreServices(LiveModels Models, ModelRegistry Registry, DefaultModel Default, SampleLabel Sample, LiveHistory History, PredictionRecording Recording, TimeProvider Time);
