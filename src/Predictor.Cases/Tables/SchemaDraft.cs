using System.Collections.Concurrent;
using Predictor.Cases.Tables.Blocks;
using Predictor.Cases.Text;

namespace Predictor.Cases.Tables;

/// <summary>
/// Drafts a schema from one plain file with a label column: one pass over its rows, one by one or in blocks on all cores, and a second one
/// where a column of decimals turns out to be text.
/// </summary>
internal sealed class SchemaDraft
{
    private const int MostLabelsShown = 5;

    private readonly CsvTable _table;
    private readonly string? _positive;
    private readonly int _label;
    private readonly bool[] _categorical;
    private ColumnDraft[] _columns;
    private readonly List<string> _labels = [];
    private long _rows;

    public SchemaDraft(CsvTable table, string label, IReadOnlyList<string> categorical, string? positive)
    {
        _table = table;
        _positive = positive?.Trim();
        _label = table.Find(label);
        _categorical = new bool[table.Header.Count];
        foreach (var column in table.Find(categorical))
        {
            _categorical[column] = true;
        }

        if (_categorical[_label])
            throw new DataException($"{table.Name}: column '{label}' is the label, expected other columns as categories.");

        _columns = NewColumns(allLevels: true);
    }

    /// <summary>Row by row: the plain reference of the other way.</summary>
    public Schema Read()
    {
        ReadRows();
        return Draft();
    }

    /// <summary>In blocks. The same schema, or the same error, whatever the threads and the length of blocks.</summary>
    /// <param name="path">The file that the table was opened from.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="blockLength">In bytes, more or less.</param>
    public Schema Read(string path, int threads, int blockLength = FlatTableReader.BlockLength)
    {
        using var file = CsvBlocks.Cut(path, blockLength, threads);
        ReadBlocks(file, threads, allLevels: false);
        if (_columns.Where((column, i) => i != _label && column.LacksLevels(_categorical[i])).Any())
            ReadBlocks(file, threads, allLevels: true);
        return Draft();
    }

    private ColumnDraft[] NewColumns(bool allLevels) => [.. _table.Header.Select((name, i) => new ColumnDraft(name, isFirst: i == 0, allLevels))];

    private void ReadBlocks(CsvBlocks file, int threads, bool allLevels)
    {
        (_columns, _rows) = (NewColumns(allLevels), 0);
        var seen = new ConcurrentBag<ColumnDraft[]>();
        InFileOrder.Run(
            file.All.Count,
            threads,
            () =>
            {
                var own = new DraftBlock(NewColumns(allLevels), _label, _categorical);
                seen.Add(own.Columns);
                return own;
            },
            (block, i) => block.Read(file, file.All[i], labels: _labels.Count <= MostLabelsShown),
            (block, i) =>
            {
                if (!block.IsRead)
                {
                    _table.Resume(file.Stream(file.All[i]), file.All[i].Line);
                    ReadRows();
                    return;
                }

                _rows += block.Rows;
                _columns[0].TakeCount(block.Columns[0]);
                foreach (var text in block.NewLabels())
                {
                    AddLabel(text);
                }
            });
        foreach (var own in seen)
        {
            for (var column = 0; column < own.Length; column++)
            {
                _columns[column].Join(own[column]);
            }
        }
    }

    private void ReadRows()
    {
        while (_table.Read())
        {
            _rows++;
            AddLabel(_table[_label]);
            for (var column = 0; column < _columns.Length; column++)
            {
                if (column != _label)
                    _columns[column].Add(_table[column], _table.Line);
            }
        }
    }

    private Schema Draft()
    {
        if (_rows == 0)
            throw new DataException($"{_table.Name}: there are no rows below the header.");

        var others = Enumerable.Range(0, _columns.Length).Where(column => column != _label).ToArray();
        var columns = others.Select(column => _columns[column].Draft(_categorical[column])).ToArray();
        if (!columns.Any(column => column.IsFeature))
            throw new DataException($"{_table.Name}: found no column to learn from besides the label '{_table.Header[_label]}'.");

        var caseKey = others.Where((column, i) => IsCaseKey(columns[i], _columns[column].NamesRows(_rows))).Select(column => _table.Header[column]).FirstOrDefault();
        return new Schema
        {
            Name = Slug(Path.GetFileNameWithoutExtension(_table.Name), "cases"),
            CaseKey = caseKey,
            Columns = [.. columns.Select(column => column.Name == caseKey ? column with { Review = $"{column.Review}; taken as the case's" } : column)],
            Outcomes = [DraftOutcome()],
        };
    }

    /// <summary>An id that names every row, or the product's own name for it, which then has to.</summary>
    private bool IsCaseKey(Column column, bool namesRows) =>
        column.Kind == ColumnKind.Id && (namesRows || (column.Name == FeaturesFile.CaseId && !_table.TryFind(FeaturesFile.Moment, out _)));

    private void AddLabel(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || _labels.Count > MostLabelsShown)
            return;

        foreach (var known in _labels)
        {
            if (text.Equals(known, StringComparison.OrdinalIgnoreCase))
                return;
        }

        _labels.Add(text.ToString());
    }

    private Outcome DraftOutcome()
    {
        var label = _table.Header[_label];
        var positive = FindPositive();
        return new Outcome
        {
            Name = Slug(label, "outcome"),
            Words = $"has {label} = {positive}",
            Heading = label,
            Label = label,
            Positive = positive,
            Moments = [Moment.Closure],
        };
    }

    private string FindPositive()
    {
        var place = $"{_table.Name}, column {_table.Header[_label]}";
        if (_labels.Count < 2)
            throw new DataException(_labels.Count == 0 ? $"{place}: no row has a label." : $"{place}: every label is {Quoted.Excerpt(_labels[0])}, expected two classes.");

        var yes = _labels.Where(text => IsPlain(text, 1)).ToArray();
        var no = _labels.Where(text => IsPlain(text, 0)).ToArray();
        if (yes.Length > 0 && no.Length > 0 && yes.Length + no.Length == _labels.Count)
            return _positive is null ? yes[0] : NamedPositive(place);
        if (_labels.Count > 2)
            throw new DataException($"{place}: found {(_labels.Count > MostLabelsShown ? $"more than {MostLabelsShown}" : $"{_labels.Count}")} different labels ({string.Join(", ", _labels.Take(MostLabelsShown).Select(text => Quoted.Excerpt(text)))}{(_labels.Count > MostLabelsShown ? " ..." : "")}), expected two, such as 1 and 0 or yes and no: one text is the positive one, so add a column that is 1 where the outcome happened (for a score, where it is low) and 0 elsewhere, name it as the label, and leave this one out of the file.");
        if (_positive is not null)
            return NamedPositive(place);

        // One is plainly positive, the other a word of the house's own: "1" and "stayed"; or -1 and 1, as some learners write them.
        if (yes.Length == 1)
            return yes[0];
        throw new DataException($"{place}: found {Quoted.Excerpt(_labels[0])} and {Quoted.Excerpt(_labels[1])}, of which neither is plainly positive, expected 1 and 0, yes and no or true and false, or the positive one named (init --positive TEXT).");
    }

    private string NamedPositive(string place) =>
        _labels.Find(text => text.Equals(_positive, StringComparison.OrdinalIgnoreCase))
            ?? throw new DataException($"{place}: found no label {Quoted.Excerpt(_positive)} to be the positive one, expected one of {string.Join(", ", _labels.Select(text => Quoted.Excerpt(text)))}.");

    private static bool IsPlain(string text, int value) =>
        NumberCell.TryParseFlag(text, out var flag) ? flag == (value == 1) : NumberCell.TryParse(text, out var number) && number == value;

    /// <summary>Small letters, digits and underscores, a letter first.</summary>
    private static string Slug(string text, string otherwise)
    {
        var slug = string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_')).Trim('_');
        return slug.Length == 0 || !char.IsAsciiLetter(slug[0]) ? $"{otherwise}{(slug.Length == 0 ? "" : "_")}{slug}" : slug;
    }
}
