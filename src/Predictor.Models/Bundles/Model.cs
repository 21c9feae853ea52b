using Predictor.Cases;

namespace Predictor.Models.Bundles;

/// <summary>A published or publishable version, in memory: immutable, shared by threads.</summary>
public sealed class Model
{
    public required string Name { get; init; }

    /// <summary>Counted up from 1; 0 before it is written.</summary>
    public required int Version { get; init; }

    public required Schema Schema { get; init; }

    /// <summary>Text of features.sql; null where the schema has no history.</summary>
    public required string? FeaturesSql { get; init; }

    /// <summary>Schema and vocabularies: a case into a row.</summary>
    public required CaseEncoder Encoder { get; init; }

    /// <summary>In the schema's order of outcomes, arrival before closure.</summary>
    public required IReadOnlyList<OutcomeModel> Outcomes { get; init; }

    public required Provenance Provenance { get; init; }

    /// <summary>The same model under another version number.</summary>
    public Model WithVersion(int version) => With(version, Outcomes);

    /// <summary>The same model with other outcome models.</summary>
    internal Model WithOutcomes(IReadOnlyList<OutcomeModel> outcomes) => With(Version, outcomes);

    private Model With(int version, IReadOnlyList<OutcomeModel> outcomes) => new()
    {
        Name = Name,
        Version = version,
        Schema = Schema,
        FeaturesSql = FeaturesSql,
        Encoder = Encoder,
        Outcomes = outcomes,
        Provenance = Provenance,
    };
}
