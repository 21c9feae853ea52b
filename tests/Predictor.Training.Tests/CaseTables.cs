using Predictor.Cases;

namespace Predictor.Training.Tests;

/// <summary>Small case tables made by hand.</summary>
internal static class CaseTables
{
    public static Outcome Back { get; } = new() { Name = "back", Words = "comes back", Label = "back", Moments = [Moment.Arrival, Moment.Closure] };

    /// <summary>One row a label, without features.</summary>
    public static CaseTable Of(sbyte[] labels, long[]? opened = null, long[]? ends = null, Moment[]? moments = null, string[]? customers = null, bool ordered = false) => new()
    {
        Schema = new Schema { Name = "hand", Columns = [], Outcomes = [Back] },
        CaseIds = [.. labels.Select((_, row) => FormattableString.Invariant($"c{row}"))],
        CustomerIds = customers,
        Moments = moments ?? [.. labels.Select(_ => Moment.Arrival)],
        At = opened,
        OpenedAt = opened,
        Ordered = ordered,
        Cells = [],
        Labels = [new LabelColumn(labels, ends)],
    };
}
