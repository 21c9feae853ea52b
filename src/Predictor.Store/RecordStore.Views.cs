using Predictor.Store.Databases;
using Predictor.Store.Views;
using Predictor.Store.Writing;

namespace Predictor.Store;

/// <summary>Searches that people keep, each his own.</summary>
public sealed partial class RecordStore
{
    /// <summary>Somebody's, oldest first.</summary>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    public async Task<IReadOnlyList<KeptView>> ReadViewsAsync(string user, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenAsync(cancellation);
        return await _database.ReadAsync(
            connection, "SELECT name, query FROM desk_view WHERE user_name = $1 ORDER BY made_at, name", row => new KeptView(row.GetString(0), row.GetString(1)), cancellation, user);
    }

    /// <summary>Keeps a view, in the place of the one of that name where there is one.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="view">What.</param>
    /// <param name="now">When.</param>
    /// <param name="most">Views that somebody may keep.</param>
    public async Task<ViewKept> KeepViewAsync(string user, KeptView view, DateTimeOffset now, int most)
    {
        ArgumentNullException.ThrowIfNull(view);
        return await DoneAsync(ViewWrites.Keep(user, view, now, most)) ?? ViewKept.TooMany;
    }

    /// <exception cref="System.Data.Common.DbException">The database does not answer when it is to be read.</exception>
    public async Task<ViewKept> RenameViewAsync(string user, string name, string to, CancellationToken cancellation) =>
        await DoneAsync(ViewWrites.Rename(user, name, to)) ?? ((await ReadViewsAsync(user, cancellation)).Any(view => view.Name == name) ? ViewKept.Taken : ViewKept.Unknown);

    public async Task<ViewKept> RemoveViewAsync(string user, string name) => await DoneAsync(ViewWrites.Remove(user, name)) ?? ViewKept.Unknown;

    /// <returns>Null: it was written and changed nothing.</returns>
    private async Task<ViewKept?> DoneAsync(StoreWrite write) => await _queue.WriteAsync(write) != Recorded.Yes ? ViewKept.NotWritten : write.Changed[0] ? ViewKept.Yes : null;
}
