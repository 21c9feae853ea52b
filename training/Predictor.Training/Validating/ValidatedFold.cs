using System.Text.Json.Serialization;
using Predictor.Training.Figures;

namespace Predictor.Training.Validating;

/// <summary>What a model grown from one fold's fit rows was worth on its later rows.</summary>
/// <param name="From">Moment of the first later row; null where rows have no time.</param>
/// <param name="To">Moment of the last.</param>
/// <param name="Figures">Of the later rows.</param>
internal sealed record ValidatedFold(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? To,
    OutcomeFigures Figures);
