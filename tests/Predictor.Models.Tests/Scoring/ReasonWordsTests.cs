using Predictor.Cases;
using Predictor.Models.Scoring;

namespace Predictor.Models.Tests.Scoring;

public sealed class ReasonWordsTests
{
    [Theory]
    [InlineData(3, "3 repeat contacts in 30 days")]
    [InlineData(1, "1 repeat contact in 30 days")]
    [InlineData(0, "0 repeat contacts in 30 days")]
    [InlineData(float.NaN, "Repeat contacts in 30 days unknown")]
    public void A_count_with_a_unit_that_its_words_say_themselves(float cell, string expected) =>
        Assert.Equal(expected, Of(new Column { Name = "repeats", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Unit = "contacts", Label = "Repeat contacts in 30 days", Words = "{value} repeat contacts in 30 days" }, cell));

    [Theory]
    [InlineData("{value} previous contacts in 30 days", "1 previous contact in 30 days")]
    [InlineData("{value} transfers", "1 transfer")]
    [InlineData("{value} unresolved queries so far", "1 unresolved query so far")]
    [InlineData("Transferred {value} times", "Transferred 1 time")]
    [InlineData("{value} in the last 30 days", "1 in the last 30 days")]
    public void A_count_without_a_unit_loses_the_first_plural_near_its_value(string words, string expected) =>
        Assert.Equal(expected, Of(new Column { Name = "n", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Words = words }, 1));

    [Theory]
    [InlineData("Waited {value} seconds", 860, "Waited 860 seconds")]
    [InlineData("Waited {value} seconds", 1, "Waited 1 second")]
    [InlineData(null, 860, "Wait seconds: 860 seconds")]
    [InlineData(null, 1, "Wait seconds: 1 second")]
    [InlineData(null, float.NaN, "Wait seconds unknown")]
    public void A_number_with_a_unit(string? words, float cell, string expected) =>
        Assert.Equal(expected, Of(new Column { Name = "wait_seconds", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Unit = "seconds", Words = words }, cell));

    [Theory]
    [InlineData(null, 0, "Resolved: no")]
    [InlineData(null, 1, "Resolved: yes")]
    [InlineData("Resolved at closure", 1, "Resolved at closure")]
    [InlineData("Resolved at closure", 0, "Resolved: no")]
    [InlineData("Resolved at closure: {value}", 0, "Resolved at closure: no")]
    [InlineData(null, float.NaN, "Resolved unknown")]
    public void A_flag(string? words, float cell, string expected) =>
        Assert.Equal(expected, Of(new Column { Name = "resolved", Kind = ColumnKind.Flag, KnownAt = Moment.Arrival, Words = words }, cell));

    [Theory]
    [InlineData("Called about {value}", 0, "Called about billing")]
    [InlineData("{value} queue", 1, "Moving queue")]
    [InlineData(null, 1, "Reason: moving")]
    [InlineData(null, float.NaN, "Reason unknown")]
    public void A_category(string? words, float cell, string expected) =>
        Assert.Equal(expected, Of(new Column { Name = "reason", Kind = ColumnKind.Category, KnownAt = Moment.Arrival, Words = words }, cell));

    [Theory]
    [InlineData("was put on hold {value} times", 1, "Was put on hold 1 time")]
    [InlineData("{value} earlier cases of 90 days", 2, "2 earlier cases of 90 days")]
    [InlineData("{value} days of the last {value}", 12, "12 days of the last 12")]
    public void A_reason_starts_with_a_capital_and_keeps_no_placeholder(string words, float cell, string expected) =>
        Assert.Equal(expected, Of(new Column { Name = "n", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Unit = "holds", Words = words }, cell));

    [Fact]
    public void Every_column_of_the_sample_schema_has_words_for_0_1_many_and_missing()
    {
        var schema = SchemaFile.Read(Predictor.Tests.Repository.PathTo("data", "schema.json"));
        var encoder = new CaseEncoder(schema, [.. schema.FeatureColumns.Select(column => column.Kind == ColumnKind.Category ? new Vocabulary(["one", "two", "three"]) : null)]);
        for (var i = 0; i < encoder.Width; i++)
        {
            foreach (var cell in new[] { 0, 1, 2, float.NaN })
            {
                var words = ReasonWords.Of(encoder, i, cell);
                Assert.DoesNotContain('{', words);
                Assert.False(char.IsLower(words[0]), words);
                Assert.DoesNotMatch("(^| )1 [a-z]+ (contacts|days|times|transfers)( |$)|(^| )1 (contacts|days|times|seconds|years|surveys)( |$)", words);
                Assert.Equal(float.IsNaN(cell), words.EndsWith(" unknown", StringComparison.Ordinal));
            }
        }
    }

    private static string Of(Column column, float cell)
    {
        var schema = TinyModel.Schema with { Columns = [column] };
        return ReasonWords.Of(new CaseEncoder(schema, [column.Kind == ColumnKind.Category ? new Vocabulary(["billing", "moving"]) : null]), 0, cell);
    }
}
