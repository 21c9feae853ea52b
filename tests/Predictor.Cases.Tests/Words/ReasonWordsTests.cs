using Predictor.Cases.Words;
using Predictor.Tests;

namespace Predictor.Cases.Tests.Words;

public sealed class ReasonWordsTests
{
    private static readonly Column Contract = new()
    {
        Name = "days_to_contract_end",
        Kind = ColumnKind.Number,
        KnownAt = Moment.Arrival,
        Unit = "days",
        Words = "the contract ends in {value}",
        WordsAtZero = "the contract ends now",
        WordsBelowZero = "the contract ended {value} ago",
        WordsMissing = "no end of the contract is known",
    };

    [Theory]
    [InlineData("surveys", "1", "1 survey")]
    [InlineData("surveys", "2", "2 surveys")]
    [InlineData("of 5", "1", "1 of 5")]
    [InlineData(null, "1", "1")]
    public void A_number_in_its_unit(string? unit, string digits, string expected) =>
        Assert.Equal(expected, ReasonWords.Amount(Count("{value}") with { Unit = unit }, digits));

    [Theory]
    [InlineData(3, "3 repeat contacts in 30 days")]
    [InlineData(1, "1 repeat contact in 30 days")]
    [InlineData(0, "0 repeat contacts in 30 days")]
    [InlineData(1234, "1,234 repeat contacts in 30 days")]
    [InlineData(float.NaN, "Repeat contacts in 30 days: not known")]
    public void A_count_with_a_unit_that_its_words_say_themselves(float cell, string expected) =>
        Assert.Equal(expected, Of(Count("{value} repeat contacts in 30 days") with { Unit = "contacts", Label = "Repeat contacts in 30 days" }, cell));

    [Theory]
    [InlineData("{value} previous contacts in 30 days", "1 previous contact in 30 days")]
    [InlineData("{value} transfers", "1 transfer")]
    [InlineData("{value} unresolved queries so far", "1 unresolved query so far")]
    [InlineData("{value} in the last 30 days", "1 in the last 30 days")]
    [InlineData("visits so far: {value} visits", "Visits so far: 1 visit")]
    public void A_count_without_a_unit_loses_the_first_plural_after_its_value(string words, string expected) =>
        Assert.Equal(expected, Of(Count(words), 1));

    [Theory]
    [InlineData(0, "Transferred 0 times")]
    [InlineData(1, "Transferred once")]
    [InlineData(2, "Transferred twice")]
    [InlineData(3, "Transferred 3 times")]
    public void Times_are_said_as_people_say_them(float cell, string expected) =>
        Assert.Equal(expected, Of(Count("transferred {value} times"), cell));

    [Theory]
    [InlineData("waited {value}", 860, "Waited 14 min")]
    [InlineData("waited {value} seconds", 860, "Waited 14 min")]
    [InlineData("waited {value} seconds", 1, "Waited 1 second")]
    [InlineData("{value} of waiting, of {value} seconds", 95, "95 seconds of waiting, of 95 seconds")]
    [InlineData(null, 860, "Wait seconds: 14 min")]
    [InlineData(null, 1, "Wait seconds: 1 second")]
    [InlineData(null, float.NaN, "Wait seconds: not known")]
    public void A_duration_brings_its_own_unit_whether_the_words_say_one_or_not(string? words, float cell, string expected) =>
        Assert.Equal(expected, Of(Number(words) with { Name = "wait_seconds", Unit = "seconds" }, cell));

    [Theory]
    [InlineData("worth {value} EUR a year", 1500.43f, "Worth 1,500 EUR a year")]
    [InlineData("worth {value} EUR a year", 1, "Worth 1 EUR a year")]
    [InlineData(null, 1500.43f, "Worth: 1,500 EUR")]
    [InlineData(null, 0, "Worth: 0 EUR")]
    public void Money_has_its_thousands_apart(string? words, float cell, string expected) =>
        Assert.Equal(expected, Of(Number(words) with { Name = "worth", Unit = "EUR" }, cell));

    [Theory]
    [InlineData("points", 1, "Score: 1 point")]
    [InlineData("points", 1.0001f, "Score: 1 point")]
    [InlineData("points", 3.6666667f, "Score: 3.67 points")]
    [InlineData("points", -2, "Score: -2 points")]
    [InlineData(null, 3.6666667f, "Score: 3.67")]
    public void A_number_without_words_is_said_with_its_label_and_unit(string? unit, float cell, string expected) =>
        Assert.Equal(expected, Of(Number(null) with { Name = "score", Unit = unit }, cell));

    [Theory]
    [InlineData(14, "The contract ends in 14 days")]
    [InlineData(0, "The contract ends now")]
    [InlineData(-1, "The contract ended 1 day ago")]
    [InlineData(-400, "The contract ended 13 months ago")]
    [InlineData(float.NaN, "No end of the contract is known")]
    public void Zero_the_numbers_below_it_and_nothing_have_words_of_their_own(float cell, string expected) =>
        Assert.Equal(expected, Of(Contract, cell));

    [Fact]
    public void Without_words_of_their_own_numbers_below_zero_say_minus() =>
        Assert.Equal("The contract ends in minus 3 days", Of(Contract with { WordsBelowZero = null }, -3));

    [Theory]
    [InlineData(null, 0, "Resolved: no")]
    [InlineData(null, 1, "Resolved: yes")]
    [InlineData("Resolved at closure", 1, "Resolved at closure")]
    [InlineData("Resolved at closure", 0, "Resolved: no")]
    [InlineData("Resolved at closure: {value}", 0, "Resolved at closure: no")]
    [InlineData(null, float.NaN, "Resolved: not known")]
    public void A_flag(string? words, float cell, string expected) =>
        Assert.Equal(expected, Of(new Column { Name = "resolved", Kind = ColumnKind.Flag, KnownAt = Moment.Arrival, Words = words }, cell));

    [Fact]
    public void A_flag_that_is_no_can_have_words_of_its_own() =>
        Assert.Equal("Not resolved", Of(new Column { Name = "resolved", Kind = ColumnKind.Flag, KnownAt = Moment.Arrival, Words = "resolved", WordsAtZero = "not resolved" }, 0));

    [Theory]
    [InlineData("called about {value}", 0, "Called about billing")]
    [InlineData("{value} queue", 1, "Moving in queue")]
    [InlineData(null, 1, "Reason: moving in")]
    [InlineData("called about {value}", 2, "Reason: one not seen in training")]
    [InlineData("called about {value}", float.NaN, "Reason: not known")]
    public void A_category_is_said_without_underscores(string? words, float cell, string expected) =>
        Assert.Equal(expected, Of(new Column { Name = "reason", Kind = ColumnKind.Category, KnownAt = Moment.Arrival, Words = words }, cell, "billing", "moving_in"));

    [Theory]
    [InlineData(ClockCell.Weekday, ColumnKind.Category, "on a {value}", 0, "On a Monday")]
    [InlineData(ClockCell.Weekday, ColumnKind.Number, "on a {value}", 6, "On a Sunday")]
    [InlineData(ClockCell.Weekday, ColumnKind.Number, "on a {value}", 7, "On a 7")]
    [InlineData(ClockCell.Hour, ColumnKind.Count, "around {value}", 14, "Around 14:00")]
    [InlineData(ClockCell.Hour, ColumnKind.Number, null, 0, "Clock: 0:00")]
    [InlineData(ClockCell.Hour, ColumnKind.Category, "around {value}", 1, "Around 1:00")]
    public void The_clock_is_said_in_weekdays_and_hours(string from, ColumnKind kind, string? words, float cell, string expected) =>
        Assert.Equal(expected, Of(new Column { Name = "clock", Kind = kind, KnownAt = Moment.Arrival, Source = ColumnSource.Clock, From = from, Words = words }, cell, "0", "1"));

    /// <summary>Every kind with every template, unit and source that may stand together, at cells of every size.</summary>
    [Fact]
    public void Templates_taken_apart_say_what_they_say_when_filled_cell_by_cell()
    {
        string?[] templates = [null, "{value}", " {value} contacts ", "waited {value} seconds", "{value} times called, {value} times", "transferred {value} times", "worth {value} points of {value}", "it is so"];
        string?[] units = [null, "", "seconds", "days", "years", "contacts", "points", "Seconds"];
        var random = new Random(8);
        float[] cells = [0, -0f, 1, 2, -1, -2, 0.9999f, 1.004f, 7, 23, 24, 95, 130, 999.5f, 1e15f, 1e20f, float.MaxValue, float.NaN, .. Enumerable.Range(0, 60).Select(_ => (float)((random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-5, 9))))];
        foreach (var kind in (ColumnKind[])[ColumnKind.Number, ColumnKind.Count, ColumnKind.Flag, ColumnKind.Category])
        {
            foreach (var source in kind == ColumnKind.Flag ? [ColumnSource.Given] : (ColumnSource[])[ColumnSource.Given, ColumnSource.Clock])
            {
                foreach (var (words, unit) in templates.SelectMany(words => units.Select(unit => (words, unit))))
                {
                    var column = new Column
                    {
                        Name = "wait_time",
                        Kind = kind,
                        KnownAt = Moment.Arrival,
                        Source = source,
                        From = source == ColumnSource.Clock ? ClockCell.Weekday : null,
                        Unit = unit,
                        Words = words,
                        WordsAtZero = random.Next(2) == 0 ? "nothing of it" : null,
                        WordsBelowZero = random.Next(2) == 0 ? "{value} ago" : null,
                        WordsMissing = random.Next(2) == 0 ? " who knows" : null,
                    };
                    Same(column, kind == ColumnKind.Category ? cells.Where(cell => !(cell < 0)).Select(MathF.Floor) : cells, "0", "2", "moving_in");
                }
            }
        }
    }

    [Fact]
    public void Every_column_of_the_sample_schema_has_words_for_any_value()
    {
        var schema = SchemaFile.Read(Repository.PathTo("data", "schema.json"));
        var encoder = new CaseEncoder(schema, [.. schema.FeatureColumns.Select(column => column.Kind == ColumnKind.Category ? new Vocabulary(["0", "1", "2"]) : null)]);
        for (var i = 0; i < encoder.Width; i++)
        {
            foreach (var cell in new[] { 0, 1, 2, 12, float.NaN })
            {
                var words = ReasonWords.Of(encoder, i, cell);
                Assert.DoesNotContain('{', words);
                Assert.False(char.IsLower(words[0]), words);
                Assert.DoesNotMatch("(^| )1 ([a-z]+ )?(contacts|cases|reopenings|days|times|transfers|seconds|years|surveys)( |$)", words);
                if (cell == 0 && schema.FeatureColumns[i] is { Kind: ColumnKind.Count, Source: not ColumnSource.Clock })
                    Assert.DoesNotContain("0 ", words[..2], StringComparison.Ordinal);
                Assert.Equal(float.IsNaN(cell), words.EndsWith("known", StringComparison.Ordinal));
            }
        }
    }

    private static Column Count(string words) => new() { Name = "n", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Words = words };

    private static Column Number(string? words) => new() { Name = "n", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Words = words };

    private static string Of(Column column, float cell, params string[] levels) => ReasonWords.Of(Encoder(column, levels), 0, cell);

    private static void Same(Column column, IEnumerable<float> cells, params string[] levels)
    {
        var encoder = Encoder(column, levels);
        foreach (var cell in cells)
        {
            Assert.Equal(PlainReasonWords.Of(encoder, 0, cell), ReasonWords.Of(encoder, 0, cell));
            Assert.Equal(PlainReasonWords.Of(encoder, 0, cell), ReasonWords.Of(encoder, 0, cell));
        }
    }

    private static CaseEncoder Encoder(Column column, string[] levels)
    {
        var schema = new Schema { Name = "one", Columns = [column], Outcomes = [new Outcome { Name = "left", Words = "leaves", Label = "left", Moments = [Moment.Arrival] }] };
        return new CaseEncoder(schema, [column.Kind == ColumnKind.Category ? new Vocabulary(levels) : null]);
    }
}
