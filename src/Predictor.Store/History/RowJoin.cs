using Predictor.Cases;
using Predictor.Store.History.Export;

namespace Predictor.Store.History;

/// <summary>Finds for each case or customer of the opened events the row that another table has for it.</summary>
internal sealed class RowJoin
{
    private readonly EventTable _opened;
    private readonly IList<string> _notes;
    private readonly Dictionary<(ExportTable Table, string Key), int[]> _joined = [];

    public RowJoin(EventTable opened, IList<string> notes)
    {
        _opened = opened;
        _notes = notes;
        CheckCases();
    }

    private IdColumn Cases => _opened.CaseId!;

    private IdColumn Customers => _opened.CustomerId!;

    /// <summary>By case: the row of the event's table, -1 where there is none.</summary>
    /// <param name="table">Whose rows name cases.</param>
    /// <param name="earliest">Where a case has several rows, the one with the earliest of these times, one without a time last; null: several are an error.</param>
    public int[] ByCase(EventTable table, TimeColumn? earliest = null) =>
        table.Table == _opened.Table && table.CaseId!.Source.Column == Cases.Source.Column
            ? Identity()
            : Join(table, table.CaseId!, Cases, "case", earliest);

    /// <summary>By customer: the row of the event's table, -1 where there is none.</summary>
    public int[] ByCustomer(EventTable table) => Join(table, table.CustomerId!, Customers, "customer", null);

    private void CheckCases()
    {
        var seen = new int[Cases.Ids.Count];
        for (var row = 0; row < Cases.Rows.Count; row++)
        {
            var id = Cases.Rows[row];
            if (id < 0)
                throw new DataException($"{_opened.Place(row, Cases)}: found nothing, expected a case id");
            if (seen[id] > 0)
                throw new DataException($"{_opened.Place(row, Cases)}: found '{Cases.Ids[id]}', which line {_opened.Table.Lines[seen[id] - 1]} has too, expected each case once");
            seen[id] = row + 1;
        }

        if (seen.Length == 0)
            throw new DataException($"{_opened.Table.File}: there are no rows, expected interactions.");
    }

    private int[] Identity() => [.. Enumerable.Range(0, Cases.Ids.Count)];

    private int[] Join(EventTable table, IdColumn key, IdColumn target, string what, TimeColumn? earliest)
    {
        if (_joined.TryGetValue((table.Table, key.Source.Column), out var known))
            return known;

        var rows = new int[target.Ids.Count];
        Array.Fill(rows, -1);
        var (unknown, firstUnknown, several) = (0, -1, 0);
        for (var row = 0; row < key.Rows.Count; row++)
        {
            var position = key.Rows[row] < 0 ? -1 : target.Find(key.Ids[key.Rows[row]]);
            if (position < 0)
            {
                firstUnknown = unknown++ == 0 ? row : firstUnknown;
            }
            else if (rows[position] < 0)
            {
                rows[position] = row;
            }
            else if (earliest is null)
            {
                throw new DataException($"{table.Place(row, key)}: found '{target.Ids[position]}', which line {table.Table.Lines[rows[position]]} has too, expected each {what} once");
            }
            else
            {
                several++;
                if (Order(earliest.Rows[row]) < Order(earliest.Rows[rows[position]]))
                    rows[position] = row;
            }
        }

        if (unknown > 0 && what == "case")
            _notes.Add($"{unknown} of {key.Rows.Count} rows of {table.Table.File} name no case of {_opened.Table.File} and are left out, the first in line {table.Table.Lines[firstUnknown]}.");
        if (several > 0)
            _notes.Add($"{several} rows of {table.Table.File} are further ones of a case that has one already; the earliest counts.");

        if (earliest is not null)
            NoteUntimed(table, earliest);

        _joined.Add((table.Table, key.Source.Column), rows);
        return rows;
    }

    /// <summary>A row without a time comes after all others: the lowest number stands for missing, and would else be the earliest.</summary>
    private static long Order(long time) => time == ExportColumn.Missing ? long.MaxValue : time;

    private void NoteUntimed(EventTable table, TimeColumn times)
    {
        var untimed = times.Rows.Count(time => time == ExportColumn.Missing);
        if (untimed > 0)
            _notes.Add($"{untimed} of {times.Rows.Count} rows of {table.Table.File} have no time: one counts only where its case has no other, the first in line {table.Table.Lines[times.Rows.IndexOf(ExportColumn.Missing)]}.");
    }
}
