using System.Text.Json;
using Predictor.Store.Keeping;
using Predictor.Store.Writing;

namespace Predictor.Store;

/// <summary>What of the store is given out whole, or taken out again.</summary>
public sealed partial class RecordStore
{
    /// <summary>Writes all that is kept of a customer, his cases and the scores of them: one object, by table a list of rows.</summary>
    /// <returns>How many rows; 0: nothing is known of him.</returns>
    public Task<long> ExportCustomerAsync(string customerId, Utf8JsonWriter writer, CancellationToken cancellation) => new CustomerFile(_database).ExportAsync(customerId, writer, cancellation);

    /// <summary>Takes out all that <see cref="ExportCustomerAsync"/> writes, at once.</summary>
    /// <returns>What became of it, and whether there was anything.</returns>
    public async Task<(Recorded Recorded, bool Any)> EraseCustomerAsync(string customerId)
    {
        var write = new CustomerFile(_database).Erasure(customerId);
        return (await _queue.WriteAsync(write), write.Changed.Contains(true));
    }

    /// <summary>Takes out rows that are older than a time, some thousand at most.</summary>
    /// <returns>What became of it, and whether there may be more.</returns>
    public async Task<(Recorded Recorded, bool IsMore)> EraseOldAsync(KeptFor what, DateTimeOffset before)
    {
        var write = new Aging(_database).Of(what, before);
        return (await _queue.WriteAsync(write), write.Changed.Contains(true));
    }
}
