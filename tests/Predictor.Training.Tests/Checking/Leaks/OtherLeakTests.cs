using Predictor.Cases;
using Predictor.Training.Checking;
using Predictor.Training.Checking.Leaks;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Tests.Checking.Leaks;

public sealed class OtherLeakTests
{
    private static readonly float[] Labels = [.. Enumerable.Range(0, 3_000).Select(row => row % 5 == 0 ? 1f : 0f)];

    [Fact]
    public void A_status_that_is_set_when_it_happens_is_named_though_few_rows_have_it()
    {
        var finding = Assert.Single(Cases().With("status", row => Labels[row] > 0 && row % 10 == 0 ? "escalated" : $"s{row % 3}").Find(new LevelLeak()));

        Assert.Equal((Severity.Warning, "level-leak", "status"), (finding.Severity, finding.Code, finding.Column));
        Assert.Contains("where it is 'escalated', 100.0% of 240 rows are positive, of all rows 20%", finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_of_the_usual_label_alone_is_nothing() =>
        Assert.Empty(Cases().With("status", row => Labels[row] > 0 ? "open" : row % 2 == 0 ? "closed" : "open").Find(new LevelLeak()));

    [Fact]
    public void Remarks_whose_words_tell_the_label_are_named_though_none_comes_twice()
    {
        string[] good = ["thanks", "quick", "kind", "solved"], bad = ["slow", "rude", "unsolved", "again"];
        var finding = Assert.Single(Cases()
            .With("remarks", row => $"{(Labels[row] > 0 ? bad : good)[row / 5 % 4]} agent number {row}")
            .With("request", row => $"please change address {row * 7_919 % 701} of meter {row}").Find(new TextLeak()));

        Assert.Equal(("text-leak", "remarks"), (finding.Code, finding.Column));
        Assert.InRange(finding.Evidence["auc"], 0.99, 1);
    }

    [Fact]
    public void Levels_of_one_row_each_and_numbers_of_one_row_each_are_identifiers_and_others_are_not()
    {
        var found = Cases().With("ticket", row => $"T{row}").With("number", row => 7 + row).With("queue", row => $"q{row % 60}").With("amount", row => row * 7919 % 2_500)
            .Find(new Identifiers());

        Assert.Equal([("identifier", "ticket"), ("identifier", "number")], found.Select(finding => (finding.Code, finding.Column!)));
        Assert.Equal(1, found[0].Evidence["unseen"]);
    }

    [Fact]
    public void Customers_that_are_remarks_are_named()
    {
        var texts = (Cases() with { Customers = [.. Labels.Select((_, row) => $"the agent was very kind {row}")] }).Find(new Identifiers());

        Assert.Equal("customers", Assert.Single(texts).Code);
        Assert.Empty((Cases() with { Customers = [.. Labels.Select((_, row) => $"customer {row}")] }).Find(new Identifiers()));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(60, 0)]
    public void A_column_said_to_be_known_at_arrival_that_open_cases_lack_is_named(int openPercent, int findings)
    {
        var found = new FilledByClosure().Find(TwoMoments(openPercent, (row, _) => row % 7)).ToArray();

        Assert.Equal(findings, found.Length);
        Assert.All(found, finding => Assert.Equal(("filled-by-closure", "resolution"), (finding.Code, finding.Column)));
    }

    [Fact]
    public void A_column_known_at_closure_that_would_give_the_label_at_arrival_is_noted_as_rightly_unused()
    {
        var finding = Assert.Single(new LateColumn().Find(TwoMoments(100, (_, label) => label, knownAt: Moment.Closure)));

        Assert.Equal((Severity.Note, "late-column", "resolution", Moment.Arrival), (finding.Severity, finding.Code, finding.Column, finding.Moment));
    }

    private static CheckedCases Cases() => new(Labels);

    /// <summary>1,000 cases at arrival, of which four in five have closed; the outcome is predicted at arrival.</summary>
    private static CheckedData TwoMoments(int openPercent, Func<int, int, float> value, Moment knownAt = Moment.Arrival)
    {
        var rows = Enumerable.Range(0, 1_000).SelectMany(id => (Moment[])(id % 5 == 0 ? [Moment.Arrival] : [Moment.Arrival, Moment.Closure]), (id, moment) => (Id: id, Moment: moment)).ToArray();
        int Label(int id) => id % 3 == 0 ? 1 : 0;
        float Cell((int Id, Moment Moment) row) =>
            row.Moment < knownAt || (row.Id % 5 == 0 && row.Id / 5 % 100 >= openPercent) ? float.NaN : value(row.Id, Label(row.Id));
        var table = new CaseTable
        {
            Schema = new Schema
            {
                Name = "hand",
                Columns = [new Column { Name = "resolution", Kind = ColumnKind.Number, KnownAt = knownAt }],
                Outcomes = [new Outcome { Name = "left", Words = "leaves", Label = "left", Moments = [Moment.Arrival] }],
            },
            CaseIds = [.. rows.Select(row => $"c{row.Id}")],
            CustomerIds = null,
            Moments = [.. rows.Select(row => row.Moment)],
            At = [.. rows.Select(row => (row.Id * 3_600L) + (row.Moment == Moment.Closure ? 60 : 0))],
            OpenedAt = [.. rows.Select(row => row.Id * 3_600L)],
            Ordered = true,
            Cells = [new CellColumn { Numbers = [.. rows.Select(Cell)] }],
            Labels = [new LabelColumn([.. rows.Select(row => row.Moment == Moment.Arrival ? (sbyte)Label(row.Id) : (sbyte)-1)], [.. rows.Select(row => row.Id * 3_600L)])],
        };
        var cases = new TrainingCases(table, null, null, "", "hand", []);
        return new CheckedData(cases, SlicedCases.Cut(cases, new TrainingOptions()).Outcomes, [], 1, 2);
    }
}
