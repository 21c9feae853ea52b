namespace Predictor.Cases.Tables;

/// <summary>
/// Where in a file the parts of a case stand. In the file that `features` writes, keys, moment and times have the names of <see cref="FeaturesFile"/>;
/// elsewhere those that the schema gives.
/// </summary>
internal sealed class FlatLayout
{
    private readonly CsvTable _table;
    private readonly Schema _schema;

    /// <param name="table">Just opened.</param>
    /// <param name="schema">Which columns, keys and labels.</param>
    /// <param name="labels">Whether label columns must be there.</param>
    /// <param name="absent">Whether feature columns may be absent, each of their cells then missing.</param>
    /// <exception cref="DataException">Naming all columns that should be there and are not.</exception>
    public FlatLayout(CsvTable table, Schema schema, bool labels, bool absent = false)
    {
        _table = table;
        _schema = schema;
        CaseKey = Key(schema.CaseKey, FeaturesFile.CaseId);
        CustomerKey = Key(schema.CustomerKey, FeaturesFile.CustomerId);
        TimeKey = Key(schema.TimeKey, FeaturesFile.At);
        MomentKey = Key(schema.MomentKey, FeaturesFile.Moment);

        string?[] keys = [CaseKey, CustomerKey, TimeKey, MomentKey];
        table.Find([
            .. keys.OfType<string>(),
            .. absent ? [] : schema.FeatureColumns.Where(column => !IsFromClock(column)).Select(column => column.Name),
            .. labels ? schema.Outcomes.SelectMany(LabelColumns) : [],
        ]);
        Features = [.. schema.FeatureColumns.Select(column => Position(column.Name))];
        OpenedAt = TimeKey is not null && schema.Columns.All(column => column.Name != FeaturesFile.OpenedAt) ? Position(FeaturesFile.OpenedAt) : -1;
        OnlyMoment = MomentKey is null ? FindOnlyMoment() : null;
    }

    public string? CaseKey { get; }

    public string? CustomerKey { get; }

    public string? TimeKey { get; }

    public string? MomentKey { get; }

    /// <summary>The moment of every row; null where the file says it row by row.</summary>
    public Moment? OnlyMoment { get; }

    /// <summary>Position of each feature column, or -1: then it is read off the clock, or missing.</summary>
    public int[] Features { get; }

    /// <summary>Position of the opening's time, or -1: then it is the moment's own.</summary>
    public int OpenedAt { get; }

    /// <summary>Position of a column, or -1 for none.</summary>
    public int Position(string? column) => column is not null && _table.TryFind(column, out var position) ? position : -1;

    /// <summary>Position of the time at which a label became known, as `features` writes it, or -1; a column of the schema's own is not it.</summary>
    public int Until(Outcome outcome)
    {
        var name = FeaturesFile.Until(outcome);
        return _schema.Columns.Any(column => column.Name == name) ? -1 : Position(name);
    }

    /// <summary>What a label has to have: its column and, where rows have times that labels are held against, the column that says when it became known.</summary>
    private IEnumerable<string> LabelColumns(Outcome outcome) =>
        outcome.KnownFrom is { } known && TimeKey is not null && Until(outcome) < 0 ? [outcome.Label, known] : [outcome.Label];

    private bool IsFromClock(Column column) => column.Source == ColumnSource.Clock && TimeKey is not null;

    private string? Key(string? named, string written) =>
        _schema.Features is not null && _table.TryFind(written, out _) && _schema.FeatureColumns.All(column => column.Name != written) ? written : named;

    private Moment FindOnlyMoment()
    {
        var moments = _schema.Outcomes.SelectMany(outcome => outcome.Moments).Distinct().ToArray();
        return moments.Length == 1
            ? moments[0]
            : throw new DataException($"{_table.Name}: there is no column that says arrival or closure, expected one (the schema's momentKey, or {FeaturesFile.Moment}) as outcomes are predicted at both.");
    }
}
