using Predictor.Cases;
using Predictor.Training.Checking;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;

namespace Predictor.Training.Tests.Checking;

/// <summary>Data to check, made by hand: rows in order, one outcome at closure unless said.</summary>
internal sealed record CheckedCases(float[] Labels)
{
    private readonly List<(Column Column, CellColumn Cells)> _columns = [];

    public bool IsOutput { get; init; }

    public long[]? At { get; init; }

    public string[]? Customers { get; init; }

    public DateTimeOffset? ObservedUntil { get; init; }

    public IReadOnlyList<string> Allow { get; init; } = [];

    public IReadOnlyDictionary<string, long[]> Times { get; init; } = new Dictionary<string, long[]>();

    public int Rows => Labels.Length;

    public CheckedCases With(string name, Func<int, float> cell, Moment knownAt = Moment.Closure, ColumnKind kind = ColumnKind.Number)
    {
        _columns.Add((new Column { Name = name, Kind = kind, KnownAt = knownAt }, new CellColumn { Numbers = [.. Enumerable.Range(0, Rows).Select(cell)] }));
        return this;
    }

    /// <summary>A category; null is missing.</summary>
    public CheckedCases With(string name, Func<int, string?> level, Moment knownAt = Moment.Closure)
    {
        var levels = new List<string>();
        var codes = Enumerable.Range(0, Rows).Select(row =>
        {
            if (level(row) is not { } text)
                return -1;
            var code = levels.IndexOf(text);
            if (code < 0)
                levels.Add(text);
            return code < 0 ? levels.Count - 1 : code;
        }).ToArray();
        _columns.Add((new Column { Name = name, Kind = ColumnKind.Category, KnownAt = knownAt }, new CellColumn { Codes = codes, Levels = levels }));
        return this;
    }

    public CheckedData Build()
    {
        var outcome = new Outcome { Name = "missed", Words = "is missed", Label = "missed", Moments = [Moment.Closure], IsOutput = IsOutput };
        var table = new CaseTable
        {
            Schema = new Schema { Name = "hand", Columns = [.. _columns.Select(each => each.Column)], Outcomes = [outcome], ObservedUntil = ObservedUntil },
            CaseIds = new RowNumbers(Rows),
            CustomerIds = Customers,
            Moments = [.. Labels.Select(_ => Moment.Closure)],
            At = At,
            OpenedAt = At,
            Ordered = true,
            Cells = [.. _columns.Select(each => each.Cells)],
            Labels = [new LabelColumn([.. Labels.Select(label => float.IsNaN(label) ? (sbyte)-1 : (sbyte)label)], At)],
        };
        var cases = new TrainingCases(table, null, null, "", "hand", []) { ReadTimes = _ => [new TimeTable("hand.csv", Times)] };
        return new CheckedData(cases, SlicedCases.Cut(cases, new TrainingOptions()).Outcomes, Allow, 1, 2);
    }

    /// <summary>What one check finds.</summary>
    public Finding[] Find(ICheck check) => [.. check.Find(Build())];
}
