using System.Globalization;
using Predictor.Store.Lines;

namespace Predictor.Api.Pages.Today;

/// <summary>A line of a plan as a page showed it.</summary>
/// <param name="Id">Of the line.</param>
/// <param name="Edition">That was shown.</param>
/// <param name="To">To whom, by name.</param>
internal sealed record PlannedLine(string Id, long Edition, string To)
{
    /// <summary>"LINE.EDITION.NAME LINE.EDITION.NAME"; what is no such thing is left out, and so is a line that came before.</summary>
    public static IReadOnlyList<PlannedLine> Read(string plan) =>
        [.. plan.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(PlanActs.MostLines).Select(One).OfType<PlannedLine>().DistinctBy(call => call.Id)];

    private static PlannedLine? One(string text) => text.Split('.', 3) is [var id, var edition, { Length: > 0 } to] && LineId.IsOne(id)
        && long.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new PlannedLine(id, number, to) : null;
}
