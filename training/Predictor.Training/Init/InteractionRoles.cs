using Predictor.Cases;
using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>Which columns of the interactions say when a case opened and closed, and what its handling came to.</summary>
internal sealed class InteractionRoles
{
    /// <summary>Share of rows that must show one time at or after another.</summary>
    private const double Ordered = 0.95;

    private readonly TableRoles _tables;
    private readonly Asking _asking;
    private readonly Dictionary<ColumnProfile, FieldSource> _times = [];
    private readonly Dictionary<ColumnProfile, double[]> _seconds = [];

    public InteractionRoles(TableRoles tables, Asking asking, TimeZoneInfo zone)
    {
        _tables = tables;
        _asking = asking;
        foreach (var column in Table.Columns.Where(column => column.IsTime && column != tables.CaseId && column != tables.CustomerId))
        {
            var field = Fields.Time(Table, column, asking);
            _times.Add(column, field);
            _seconds.Add(column, Seconds(column, new TimeFormat(field.TimeFormat!, zone)));
        }

        var (opened, openedReview) = asking.Best("when a case opened", Table, _times.Keys.Where(column => column.Filled == column.Rows).Select(column => (column, ScoreOpened(column))), 0.5);
        Opened = opened ?? throw new DataException($"{Table.File}: no column of times without gaps says when a case opened.");
        OpenedField = Reviewed(Opened, openedReview);
        OpenedRange = Table.Range(Opened, new TimeFormat(OpenedField.TimeFormat!, zone));
        var (closed, closedReview) = asking.Best("when a case closed", Table, _times.Keys.Where(column => column != Opened).Select(column => (column, ScoreClosed(column))), 0.5);
        Closed = closed;
        ClosedField = closed is null ? null : Reviewed(closed, Fields.Join(closedReview, closed.Words.HasAny(Hints.Closed) ? null : $"taken as the closing, as {closed.Name} never comes before the opening"));
        Elapsed = closed is null ? null : [.. _seconds[closed].Zip(_seconds[Opened], (end, start) => end - start)];

        Handle = Number("the handle time", Hints.Handle, column => !column.Words.HasAny(Hints.Wait) && !column.Words.HasAny(Hints.Hold) && !column.Words.HasAny(Hints.Transfers));
        Transfers = Number("the number of transfers", Hints.Transfers, column => column.IsWhole);
        Reopenings = Number("the number of reopenings", Hints.Reopenings, column => column.IsWhole);
        Resolved = Table.Columns.FirstOrDefault(column => column.IsFlag && column.Words.HasAny(Hints.Resolved) && !column.Words.HasAny(Hints.Output));
    }

    public TableProfile Table => _tables.Interactions;

    public ColumnProfile Opened { get; }

    public FieldSource OpenedField { get; }

    /// <summary>Epoch seconds of the first and the last opening.</summary>
    public (long First, long Last) OpenedRange { get; }

    public ColumnProfile? Closed { get; }

    public FieldSource? ClosedField { get; }

    public ColumnProfile? Handle { get; }

    public ColumnProfile? Transfers { get; }

    public ColumnProfile? Reopenings { get; }

    public ColumnProfile? Resolved { get; }

    /// <summary>By row of the sample: seconds from opening to closing; null where nothing closes.</summary>
    public double[]? Elapsed { get; }

    public IReadOnlyCollection<ColumnProfile> Times => _times.Keys;

    public FieldSource TimeField(ColumnProfile column) => _times[column];

    /// <summary>The events of opening and closing.</summary>
    public void AddTo(Dictionary<string, EventSource> events)
    {
        var caseId = Fields.Plain(Table, _tables.CaseId);
        var opened = new Dictionary<string, FieldSource>(StringComparer.Ordinal) { [EventNames.CaseId] = caseId, [EventNames.At] = OpenedField };
        if (_tables.CustomerId is { } customer)
            opened[EventNames.CustomerId] = Fields.Plain(Table, customer, _tables.CustomerReview);
        events[EventNames.Opened] = new EventSource(Table.File, opened);
        if (ClosedField is null)
        {
            _asking.Notes.Add($"{Table.File} has no time of closing: nothing can be predicted at closure, and no handling is part of the history.");
            return;
        }

        var closed = new Dictionary<string, FieldSource>(StringComparer.Ordinal) { [EventNames.CaseId] = caseId, [EventNames.At] = ClosedField };
        if (Handle is not null)
        {
            var unit = Duration.Guess(Handle, Elapsed);
            closed[EventNames.HandleSeconds] = Fields.Plain(Table, Handle, unit.Review) with { Scale = unit.Seconds };
        }

        Add(EventNames.Transfers, Transfers);
        Add(EventNames.Reopenings, Reopenings);
        if (Resolved is not null)
            closed[EventNames.Resolved] = Fields.Plain(Table, Resolved) with { Values = Fields.FlagValues(Resolved) };
        events[EventNames.Closed] = new EventSource(Table.File, closed);

        void Add(string field, ColumnProfile? column)
        {
            if (column is not null)
                closed[field] = Fields.Plain(Table, column);
        }
    }

    private FieldSource Reviewed(ColumnProfile column, string? review) => _times[column] with { Review = Fields.Join(_times[column].Review, review) };

    private ColumnProfile? Number(string what, string[] hints, Func<ColumnProfile, bool> also)
    {
        var (column, _) = _asking.Best(what, Table, Table.Columns
            .Where(column => column.IsNumber && !column.IsTime && column.Minimum >= 0 && column != _tables.CaseId && column != _tables.CustomerId && also(column))
            .Select(column => (column, (double)column.Words.Count(hints))), 0.5);
        return column;
    }

    /// <summary>A name that says so weighs two; coming first in nearly every row, one.</summary>
    private double ScoreOpened(ColumnProfile column) =>
        0.1 + (2 * Math.Min(1, column.Words.Count(Hints.Opened)))
        - (column.Words.HasAny(Hints.Closed) ? 2 : 0)
        + (_times.Keys.All(other => other == column || ShareNotBefore(other, column) >= Ordered) ? 1 : 0);

    private double ScoreClosed(ColumnProfile column) =>
        ShareNotBefore(column, Opened) < Ordered
            ? 0
            : 0.1 + (2 * Math.Min(1, column.Words.Count(Hints.Closed))) - (column.Words.HasAny(Hints.Opened) ? 1 : 0)
                + (_times.Keys.All(other => other == column || other == Opened || ShareNotBefore(column, other) >= Ordered) ? 1 : 0);

    /// <summary>Of the sample's rows that have both times: how many have the one at or after the other.</summary>
    private double ShareNotBefore(ColumnProfile late, ColumnProfile early)
    {
        var (after, both) = (0, 0);
        var (ends, starts) = (_seconds[late], _seconds[early]);
        for (var i = 0; i < ends.Length; i++)
        {
            if (double.IsNaN(ends[i]) || double.IsNaN(starts[i]))
                continue;
            both++;
            after += ends[i] >= starts[i] ? 1 : 0;
        }

        return both == 0 ? 0 : (double)after / both;
    }

    private static double[] Seconds(ColumnProfile column, TimeFormat format) =>
        [.. column.Sample.Select(text => text.Length > 0 && format.TryRead(text, out var seconds) ? seconds : double.NaN)];
}
