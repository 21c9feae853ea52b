namespace Predictor.Cases.Tests;

public sealed class SchemaTests
{
    private static readonly Schema Schema = new()
    {
        Name = "desk",
        Columns =
        [
            new Column { Name = "case_id", Kind = ColumnKind.Id, KnownAt = Moment.Arrival },
            new Column { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Arrival },
            new Column { Name = "opened", Kind = ColumnKind.Time, KnownAt = Moment.Arrival },
            new Column { Name = "remarks", Kind = ColumnKind.Category, KnownAt = Moment.Closure, Ignore = true },
            new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
        ],
        Outcomes = [],
    };

    [Fact]
    public void Ids_times_and_ignored_columns_have_no_cell() =>
        Assert.Equal(["wait", "queue"], Schema.FeatureColumns.Select(column => column.Name));

    [Fact]
    public void A_copy_with_other_columns_has_another_layout() =>
        Assert.Equal(["queue"], (Schema with { Columns = [.. Schema.Columns.Skip(2)] }).FeatureColumns.Select(column => column.Name));

    [Fact]
    public void A_schema_with_some_of_its_outcomes_keeps_their_directions_alone()
    {
        Outcome Named(string name) => new() { Name = name, Words = "does", Label = name, Moments = [Moment.Closure] };
        var schema = Schema with
        {
            Columns = [Schema.Columns[1] with { Monotone = new Dictionary<string, int> { ["left"] = 1, ["back"] = -1 } }],
            Outcomes = [Named("left"), Named("back")],
        };

        var narrowed = schema.WithOutcomes([schema.Outcomes[1]]);

        Assert.Equal(new Dictionary<string, int> { ["back"] = -1 }, narrowed.Columns[0].Monotone);
        Assert.Empty(SchemaFile.Mistakes(narrowed));
    }
}
