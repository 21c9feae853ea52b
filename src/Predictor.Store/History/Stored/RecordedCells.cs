using System.Globalization;
using Predictor.Cases;

namespace Predictor.Store.History.Stored;

/// <summary>
/// Cells as they were recorded, laid over computed ones. A column is found by its name; one that was not recorded then, or was of another kind, is missing there.
/// </summary>
internal sealed class RecordedCells(Schema schema, RecordedScore?[] scores, IList<string> notes)
{
    /// <param name="computed">Of all rows; those of rows without a recorded score stay.</param>
    public IReadOnlyList<CellColumn> Over(IReadOnlyList<CellColumn> computed) =>
        [.. schema.FeatureColumns.Select((column, i) => computed[i].Codes is null ? Numbers(column, computed[i].Numbers!) : Levels(column, computed[i]))];

    private CellColumn Numbers(Column column, float[] computed)
    {
        float[] cells = [.. computed];
        var (places, outOfRange) = (new Dictionary<CaseEncoder, int>(), 0);
        var absent = new SortedDictionary<int, int>();
        for (var row = 0; row < cells.Length; row++)
        {
            if (scores[row] is not { } score)
                continue;
            cells[row] = float.NaN;
            var place = Place(places, score.Layout, column, absent, score.Version);
            if (place >= 0 && column.KnownAt <= score.Row.Moment && NumberCell.Read(column, score.Cells[place], out cells[row]) != CellProblem.None)
                outOfRange++;
        }

        Note(column, absent);
        if (outOfRange > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{outOfRange} recorded values of {column.Name} are out of the schema's range and count as missing."));
        return new CellColumn { Numbers = cells };
    }

    private CellColumn Levels(Column column, CellColumn computed)
    {
        var (codes, levels) = (new int[computed.Codes!.Length], new List<string>());
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var (places, lost) = (new Dictionary<CaseEncoder, int>(), 0);
        var absent = new SortedDictionary<int, int>();
        for (var row = 0; row < codes.Length; row++)
        {
            var now = computed.Codes[row] < 0 ? null : computed.Levels[computed.Codes[row]];
            var text = now;
            if (scores[row] is { } score)
            {
                var place = Place(places, score.Layout, column, absent, score.Version);
                text = place >= 0 && column.KnownAt <= score.Row.Moment ? Level(score.Layout.Vocabularies[place]!, score.Cells[place], now, ref lost) : null;
            }

            codes[row] = text is null ? -1 : known.TryGetValue(text, out var code) ? code : Add(text);
        }

        Note(column, absent);
        if (lost > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{lost} recorded values of {column.Name} were levels that the version had never seen, and which they were is not known now: they count as missing."));
        return new CellColumn { Codes = codes, Levels = levels };

        int Add(string level)
        {
            known.Add(level, levels.Count);
            levels.Add(level);
            return levels.Count - 1;
        }
    }

    /// <summary>A level that the version had never seen was recorded as such alone: it is what the case says now, if that is still one the version does not know.</summary>
    private static string? Level(Vocabulary vocabulary, float cell, string? now, ref int lost)
    {
        if (float.IsNaN(cell))
            return null;
        if ((int)cell < vocabulary.Levels.Count)
            return vocabulary.Levels[(int)cell];
        if (now is not null && vocabulary.Code(now) == vocabulary.UnseenCode)
            return now;
        lost++;
        return null;
    }

    private static int Place(Dictionary<CaseEncoder, int> places, CaseEncoder layout, Column column, SortedDictionary<int, int> absent, int version)
    {
        if (!places.TryGetValue(layout, out var place))
        {
            place = layout.Find(column.Name);
            if (place >= 0 && layout.Vocabularies[place] is null == (column.Kind == ColumnKind.Category))
                place = -1;
            places.Add(layout, place);
        }

        if (place < 0)
            absent[version] = absent.GetValueOrDefault(version) + 1;
        return place;
    }

    private void Note(Column column, SortedDictionary<int, int> absent)
    {
        if (absent.Count > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{column.Name} was not recorded by version {string.Join(", ", absent.Keys)}, or as another kind: it is missing in {absent.Values.Sum()} rows."));
        }
    }
}
