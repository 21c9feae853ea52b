using Predictor.Training.Sample.Process;

namespace Predictor.Training.Tests.Sample.Process;

public sealed class PastTests
{
    private const long Now = 1_750_000_000;

    [Fact]
    public void Windows_include_their_far_end_and_leave_out_what_was_earlier_or_is_not_yet_known()
    {
        Interaction[] earlier =
        [
            Closed(openedDaysAgo: 400, closedDaysAgo: 399, transfers: 3, isResolved: false) with { AnsweredAt = Now - (366 * Timeline.Day), Score = 1 },
            Closed(openedDaysAgo: 92, closedDaysAgo: 90, transfers: 2, isResolved: false) with { AnsweredAt = Now - (89 * Timeline.Day), Score = 2 },
            Closed(openedDaysAgo: 30, closedDaysAgo: 30, transfers: 1, isResolved: true) with { AnsweredAt = Now - (29 * Timeline.Day), Score = 5 },
            new Interaction { OpenedAt = Now - (10 * Timeline.Day) },
            Closed(openedDaysAgo: 7, closedDaysAgo: 1, transfers: 0, isResolved: false) with { AnsweredAt = Now, Score = 1 },
        ];
        var past = Past.Of(earlier, Now);
        Assert.Equal(new Past(Contacts7: 1, Contacts30: 3, Transfers90: 3, Unresolved90: 2, Surveys: 2, MeanScore: 3.5), past);
    }

    [Fact]
    public void Of_nothing_is_zero() => Assert.Equal(default, Past.Of([], Now));

    private static Interaction Closed(int openedDaysAgo, int closedDaysAgo, int transfers, bool isResolved) => new()
    {
        OpenedAt = Now - (openedDaysAgo * Timeline.Day),
        Handling = new Handling { IsClosed = true, Transfers = transfers, IsResolved = isResolved, Duration = (openedDaysAgo - closedDaysAgo) * Timeline.Day },
    };
}
