using System.Globalization;
using Predictor.Store.Records;

namespace Predictor.Store.History.Stored;

/// <summary>All that was done about cases and customers.</summary>
internal static class StoredActions
{
    /// <summary>In time order, then of ids.</summary>
    public static IReadOnlyList<CaseAction> Read(StoreSnapshot store, IList<string> notes, CancellationToken cancellation)
    {
        var all = store.Rows($"SELECT {RecordReader.ActionColumns} FROM case_action", cancellation).Select(RecordReader.Action).ToArray();
        CaseAction[] whole = [.. all.Where(action => action.At is not null && (action.CaseId ?? action.CustomerId) is not null).OrderBy(action => action.At).ThenBy(action => action.Id, StringComparer.Ordinal)];
        if (whole.Length < all.Length)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{all.Length - whole.Length} of {all.Length} actions are left out: nothing says when they were done, or about whom."));
        return whole;
    }
}
