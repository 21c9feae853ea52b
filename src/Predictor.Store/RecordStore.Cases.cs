using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Store;

/// <summary>What the desk shows of one case.</summary>
public sealed partial class RecordStore
{
    /// <returns>Null: there is none of the id.</returns>
    public Task<Prediction?> ReadPredictionAsync(string id, CancellationToken cancellation) => _cases.PredictionAsync(id, cancellation);

    /// <summary>A model's answers for a case, newest moment first.</summary>
    public Task<IReadOnlyList<Prediction>> ReadNewestPredictionsAsync(string caseId, string model, int most, CancellationToken cancellation) =>
        _cases.NewestPredictionsAsync(caseId, model, most, cancellation);

    /// <summary>A model's newest scores of a customer that said something to the queue, oldest first.</summary>
    public Task<IReadOnlyList<CustomerScore>> ReadCustomerScoresAsync(string customerId, string model, int most, CancellationToken cancellation) =>
        _cases.CustomerScoresAsync(customerId, model, most, cancellation);

    /// <summary>By case: the id that its customer's line has, or its own where nobody knows the customer; whether there is such a line is not said. Cases that nobody knows are left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadLineIdsAsync(IReadOnlyList<string> caseIds, CancellationToken cancellation) =>
        (await _cases.CustomersAsync(caseIds, cancellation)).ToDictionary(pair => pair.Key, pair => LineId.Of(pair.Value, pair.Key)!);

    /// <summary>By case: its customer, null where nobody knows him. Cases that nobody knows are left out.</summary>
    public Task<IReadOnlyDictionary<string, string?>> ReadCaseCustomersAsync(IReadOnlyList<string> caseIds, CancellationToken cancellation) => _cases.CustomersAsync(caseIds, cancellation);

    /// <summary>A model's answer for a customer's newest moment.</summary>
    /// <returns>Null: it gave none.</returns>
    public Task<Prediction?> ReadNewestPredictionAsync(string customerId, string model, CancellationToken cancellation) => _cases.NewestPredictionAsync(customerId, model, cancellation);
}
