using System.Collections.Concurrent;
using Predictor.Store.Lines;

namespace Predictor.Api.Triage.Acts;

/// <summary>Does one act to many lines, several at the same time, so that the store commits them together. Once it does not take one, those that were not begun are left.</summary>
internal static class SideBySide
{
    /// <summary>Lines at the same time.</summary>
    private const int AtOnce = 32;

    /// <param name="act">Its id.</param>
    /// <param name="all">What to do it to; of a line at most once.</param>
    /// <param name="lineOf">Whose line each is.</param>
    /// <param name="doAsync">Does it to one.</param>
    /// <returns>In the order of <paramref name="all"/>.</returns>
    public static async Task<ActedLines> ActAsync<T>(string act, IReadOnlyList<T> all, Func<T, string> lineOf, Func<T, Task<LineActed>> doAsync)
    {
        var acted = new ConcurrentDictionary<string, LineActed>();
        LineActed.NotWritten? cut = null;
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (each, _) =>
        {
            var done = Volatile.Read(ref cut) ?? await doAsync(each);
            if (done is LineActed.NotWritten not)
                Volatile.Write(ref cut, not);
            acted[lineOf(each)] = done;
        });
        return new ActedLines(act, [.. all.Select(each => (lineOf(each), acted[lineOf(each)]))]);
    }
}
