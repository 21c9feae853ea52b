using Predictor.Store.Databases;
using Predictor.Store.Writing;

namespace Predictor.Store.Keeping;

/// <summary>Old rows, a thousand at a time, so that what is recorded meanwhile does not wait for long.</summary>
internal sealed class Aging(IStoreDatabase database)
{
    private const int RowsAtOnce = 1_000;

    private readonly Dictionary<KeptFor, Statement[]> _statements = KeptTable.All.Append(KeptTable.Audit)
        .GroupBy(table => table.Kept)
        .ToDictionary(tables => tables.Key, tables => tables.Select(table => new Statement(database.DeleteSome(table.Name, table.Old, RowsAtOnce), [CellKind.Whole])).ToArray());

    /// <returns>A write whose rows say, once it is committed, whether they took anything out: then there may be more.</returns>
    public StoreWrite Of(KeptFor what, DateTimeOffset before) => new([.. _statements[what].Select(statement => (statement, new object?[] { before.ToUnixTimeMilliseconds() }))]);
}
