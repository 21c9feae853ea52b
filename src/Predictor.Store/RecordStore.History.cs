using Predictor.Cases;
using Predictor.Store.History.Stored;

namespace Predictor.Store;

/// <summary>Many cases at once, to hold a model against them.</summary>
public sealed partial class RecordStore
{
    /// <summary>Cases as they were scored, with the labels that are known now, from one snapshot over a connection of its own. It takes a while: not within a request.</summary>
    /// <param name="schema">Which columns and outcomes; until when outcomes were observed.</param>
    /// <param name="featuresSql">Computes the labels.</param>
    /// <param name="recorded">Whose scores.</param>
    /// <param name="window">Which cases.</param>
    /// <param name="cancellation">Stops between rows and statements.</param>
    /// <exception cref="DataException">The store does not answer, or holds no such case, or too many.</exception>
    public Task<StoredCases> ReadScoredCasesAsync(Schema schema, string featuresSql, RecordedRows recorded, StoredWindow window, CancellationToken cancellation) =>
        Task.Run(() => StoredCases.Read(_connection, schema, featuresSql, [], cancellation, recorded, window), cancellation);

    /// <summary>How many answers of others a version has scored in their shadow.</summary>
    public Task<long> CountShadowsAsync(string model, int version, CancellationToken cancellation) => _reader.CountShadowsAsync(model, version, cancellation);
}
