using Predictor.Training.Checking;
using Predictor.Training.Checking.Rows;

namespace Predictor.Training.Tests.Checking.Rows;

public sealed class RowCheckTests
{
    private const int Rows = 4_000;
    private const int Day = 86_400;

    private static readonly float[] Labels = [.. Enumerable.Range(0, Rows).Select(row => row % 3 == 0 ? 1f : 0f)];

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, " but for hour")]
    public void Test_rows_that_are_earlier_ones_again_are_an_error_though_their_times_are_shifted(bool isShifted, string words)
    {
        var finding = Assert.Single(Content(row => row >= 3_600 && row % 5 == 0 ? row - 3_300 : row, isShifted).Find(new TwinRows()));

        Assert.Equal((Severity.Error, "twins"), (finding.Severity, finding.Code));
        Assert.InRange(finding.Evidence["twins"], 75, 80);
        Assert.Contains($"the same as a row before the test slice{words}", finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_are_alike_in_little_are_no_twins() => Assert.Empty(new CheckedCases(Labels)
        .With("queue", row => $"q{row % 7}").With("wait", row => row * 31 % 400).With("transfers", row => row % 4).Find(new TwinRows()));

    [Fact]
    public void Rows_of_their_own_are_neither_twins_nor_duplicates()
    {
        Assert.Empty(Content(row => row, isShifted: false).Find(new TwinRows()));
        Assert.Empty(Content(row => row, isShifted: false).Find(new DuplicateRows()));
    }

    [Fact]
    public void Rows_that_are_there_twice_are_named_with_two_of_them()
    {
        var finding = Assert.Single(Content(row => row is > 500 and < 600 ? row - 100 : row, isShifted: false).Find(new DuplicateRows()));

        Assert.Equal((Severity.Warning, "duplicates", 99.0), (finding.Severity, finding.Code, finding.Evidence["copies"]));
        Assert.Contains("cases 402 and 502", finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_that_follow_each_other_nearly_always_are_named_where_they_do_not()
    {
        long[] opened = [.. Enumerable.Range(0, Rows).Select(row => 1_700_000_000L + (row * 600))];
        long[] closed = [.. opened.Select((time, row) => time + (row % 100 == 0 ? -Day : 3_600 + (row * 37 % 900)))];

        var finding = Assert.Single(Timed(("opened_at", opened), ("closed_at", closed)).Find(new TimeOrder()));

        Assert.Equal(("contradiction", "closed_at", 40.0), (finding.Code, finding.Column, finding.Evidence["reversed"]));
    }

    [Fact]
    public void A_date_is_not_before_a_time_of_its_day()
    {
        long[] opened = [.. Enumerable.Range(0, Rows).Select(row => (19_675L * Day) + (row * 600))];

        Assert.Empty(Timed(("opened_at", opened), ("day", [.. opened.Select((time, row) => (time / Day * Day) + (row % 25 == 0 ? Day : 0))])).Find(new TimeOrder()));
    }

    [Fact]
    public void Rows_said_to_be_in_order_are_held_to_the_times_they_carry()
    {
        long[] sorted = [.. Enumerable.Range(0, Rows).Select(row => 1_700_000_000L + (row * 600))];
        long[] stepping = [.. sorted.Select((time, row) => time - (row % 200 == 199 ? 30 * Day : 0))];
        long[] shuffled = [.. sorted.Select((_, row) => sorted[row * 1_237 % Rows])];

        Assert.Empty(Timed(("opened_at", sorted)).Find(new TimeOrder()));
        Assert.Contains("steps back in 20 of 4,000", Order(stepping, Severity.Warning).Words, StringComparison.Ordinal);
        Assert.Contains("no column of times follows it", Order(shuffled, Severity.Warning).Words, StringComparison.Ordinal);
        Assert.Contains("runs backwards", Order([.. sorted.Reverse()], Severity.Error).Words, StringComparison.Ordinal);
        Assert.Equal("odd-time", Timed(("opened_at", [.. sorted.Select((time, row) => row == 0 ? 0 : time)])).Find(new TimeOrder())[0].Code);
    }

    [Fact]
    public void Cases_after_the_end_of_the_log_are_named()
    {
        long[] at = [.. Enumerable.Range(0, Rows).Select(row => 1_700_000_000L + (row * 600))];
        var finding = Assert.Single((new CheckedCases(Labels) { At = at, ObservedUntil = DateTimeOffset.FromUnixTimeSeconds(at[3_899]) }).Find(new TimeOrder()));

        Assert.Equal((Severity.Note, "after-the-end", 100.0), (finding.Severity, finding.Code, finding.Evidence["cases"]));
    }

    [Fact]
    public void Customers_on_both_sides_of_a_cut_in_time_are_only_noted()
    {
        var finding = Assert.Single((new CheckedCases(Labels) { Customers = [.. Labels.Select((_, row) => $"c{row % 50}")] }).Find(new SharedCustomers()));

        Assert.Equal((Severity.Note, 1.0), (finding.Severity, finding.Evidence["rows"]));
    }

    private static Finding Order(long[] times, Severity severity)
    {
        var finding = Assert.Single(Timed(("opened_at", times)).Find(new TimeOrder()));
        Assert.Equal(("order", severity), (finding.Code, finding.Severity));
        return finding;
    }

    private static CheckedCases Timed(params (string Name, long[] Times)[] columns) =>
        new(Labels) { Times = columns.ToDictionary(column => column.Name, column => column.Times) };

    /// <summary>Eight columns of many values each; a row's content is that of the row it is taken from, but for the hour.</summary>
    private static CheckedCases Content(Func<int, int> from, bool isShifted)
    {
        var cases = new CheckedCases(Labels);
        for (var column = 0; column < 8; column++)
        {
            var number = column;
            cases.With($"c{column}", row => (from(row) * (7_919 + (number * 2_003))) % (997 + number));
        }

        return isShifted ? cases.With("hour", row => row % 24) : cases;
    }
}
