using Predictor.Cases;
using Predictor.Training.Checking;
using Predictor.Training.Checking.Labels;

namespace Predictor.Training.Tests.Checking.Labels;

public sealed class LabelCheckTests
{
    private const int Rows = 6_000;

    /// <summary>Ten an hour: 1,680 a week.</summary>
    private static readonly long[] At = [.. Enumerable.Range(0, Rows).Select(row => 1_700_000_000 + (row * 1_800L))];

    [Fact]
    public void A_label_whose_share_steps_down_is_named_with_when_and_how_far()
    {
        var found = Cases(row => row % 10 < (row < 3_000 ? 6 : 2) ? 1 : 0).Find(new LabelRate());

        Assert.Equal(["label-rate", "label-jump"], found.Select(finding => finding.Code));
        Assert.InRange(found[0].Evidence["before"], 0.4, 0.6);
        Assert.Equal(0.2, found[0].Evidence["test"], 3);
        Assert.Contains("at the week from 202", found[1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_stays_as_it_is_gives_no_finding() => Assert.Empty(Cases(row => row * 7919 % 10 < 3 ? 1 : 0).Find(new LabelRate()));

    [Fact]
    public void An_extract_that_thins_out_is_named_and_a_hole_in_it_too()
    {
        // Of the last two weeks one row in ten is left, and none of a week in the midst.
        bool IsLeft(int row) => (row < Rows - 672 || row % 10 == 0) && row is < 3_000 or > 3_400;
        int[] left = [.. Enumerable.Range(0, Rows).Where(IsLeft)];
        var found = new CheckedCases([.. left.Select(row => row % 3 == 0 ? 1f : 0f)]) { At = [.. left.Select(row => At[row])] }.Find(new CaseVolume());

        Assert.Equal(["thins-out", "hole"], found.Select(finding => finding.Code));
        Assert.All(found, finding => Assert.Equal(336, finding.Evidence["usual"]));
    }

    [Fact]
    public void Weekends_and_an_even_log_are_no_holes()
    {
        int[] left = [.. Enumerable.Range(0, Rows).Where(row => DateTimeOffset.FromUnixTimeSeconds(At[row]).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];
        foreach (var days in (int[])[30, 120])
        {
            int[] some = [.. left.Where(row => At[row] < At[0] + (days * 86_400L))];
            Assert.Empty(new CheckedCases([.. some.Select(row => row % 3 == 0 ? 1f : 0f)]) { At = [.. some.Select(row => At[row])] }.Find(new CaseVolume()));
        }
    }

    [Fact]
    public void Coverage_is_told_by_the_category_that_it_differs_by_and_warned_of_where_it_ends()
    {
        static string Queue(int row) => row % 2 == 0 ? "phone" : "mail";
        var cases = Cases(row => row >= Rows - 400 || row / 2 % 10 >= (Queue(row) == "phone" ? 6 : 2) ? float.NaN : row % 3 == 0 ? 1 : 0)
            .With("queue", Queue, Moment.Arrival).With("site", row => $"s{row / 2 % 3}", Moment.Arrival);

        var found = cases.Find(new LabelCoverage());

        Assert.Equal([("coverage", Severity.Note), ("coverage-ends", Severity.Warning)], found.Select(finding => (finding.Code, finding.Severity)));
        Assert.Contains("by queue between 19% (mail) and 56% (phone)", found[0].Words, StringComparison.Ordinal);
    }

    private static CheckedCases Cases(Func<int, float> label) => new([.. Enumerable.Range(0, Rows).Select(label)]) { At = At };
}
