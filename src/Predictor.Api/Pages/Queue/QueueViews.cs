using Predictor.Api.Triage.Acts;
using Predictor.Desk.Access;
using Predictor.Desk.Pages.Queue;
using Predictor.Desk.Queue;
using Predictor.Store;
using Predictor.Store.Views;

namespace Predictor.Api.Pages.Queue;

/// <summary>Keeps what of the queue is asked for under a name, each person his own; and calls it otherwise, or takes it out.</summary>
internal sealed class QueueViews(TimeProvider time)
{
    /// <summary>Of one person.</summary>
    private const int MostViews = 20;

    /// <summary>Of an address, characters.</summary>
    private const int LongestAddress = 2_000;

    /// <returns>The page's address, which says what became of it.</returns>
    public async Task<string> DoAsync(RecordStore store, DeskUser user, IFormCollection form, CancellationToken cancellation)
    {
        var address = QueueFilter.Parse(form["back"].ToString()).Address();
        var (name, old) = (form["name"].ToString().Trim(), form["old"].ToString());
        var (said, to) = form["verb"].ToString() switch
        {
            "remove" => (await store.RemoveViewAsync(user.Name, old) is var gone && gone == ViewKept.Yes ? "removed" : QueueFilter.Word(gone), ""),
            "save" or "rename" when Mistake(name) is { } mistake => (mistake, address),
            "rename" => (await store.RenameViewAsync(user.Name, old, name, cancellation) is var kept && kept == ViewKept.Yes ? "renamed" : QueueFilter.Word(kept), address),
            "save" when address.Length is 0 or > LongestAddress => ("nothing", address),
            "save" => (await store.KeepViewAsync(user.Name, new KeptView(name, address), time.GetUtcNow(), MostViews) is var kept && kept == ViewKept.Yes ? "saved" : QueueFilter.Word(kept), address),
            _ => ("nothing", address),
        };
        return $"/queue{to}{(to.Length == 0 ? '?' : '&')}view={said}";
    }

    private static string? Mistake(string name) =>
        name.Length == 0 ? "noName" : name.Length > ViewMenu.LongestName || !ActReader.IsText(name) || name.Contains('\n', StringComparison.Ordinal) ? "badName" : null;
}
