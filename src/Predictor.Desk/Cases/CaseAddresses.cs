using Predictor.Desk.Access;
using Predictor.Store;

namespace Predictor.Desk.Cases;

/// <summary>Pages of cases by the company's own ids, for who may see them.</summary>
public static class CaseAddresses
{
    /// <returns>By case; those without a line in the queue, and those of lines that are not there for who asks, are left out.</returns>
    /// <exception cref="System.Data.Common.DbException">The store does not answer.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(RecordStore store, DeskUser user, IReadOnlyList<string> caseIds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(user);
        var lineOf = await store.ReadLineIdsAsync(caseIds, cancellation);
        var seen = (await store.ReadLinesAsync([.. lineOf.Values.Distinct()], cancellation)).Where(line => user.Sees(line.Team)).Select(line => line.Id).ToHashSet(StringComparer.Ordinal);
        return lineOf.Where(pair => seen.Contains(pair.Value)).ToDictionary(pair => pair.Key, pair => new CaseAsk { CaseId = pair.Key }.Address(pair.Value));
    }
}
