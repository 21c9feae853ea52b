using Predictor.Models.Registry;
using Predictor.Store.History.Stored;

namespace Predictor.Training.Reading;

/// <summary>That rows are taken from a store as they were recorded when a model scored them.</summary>
/// <param name="Registry">Where the model's versions are, which say how they laid out what they recorded.</param>
/// <param name="Model">Whose scores; null: of the schema's name.</param>
/// <param name="Fills">Whether a case's moment without a recorded score is computed; else it is left out.</param>
internal sealed record RecordedSource(ModelRegistry Registry, string? Model, bool Fills)
{
    public RecordedRows Rows(string schema)
    {
        var name = Model ?? schema;
        var versions = Registry.Versions(name);
        return new RecordedRows(name, version => versions.Contains(version) ? Registry.Open(FormattableString.Invariant($"{name}@{version}")).Encoder : null, Fills);
    }
}
