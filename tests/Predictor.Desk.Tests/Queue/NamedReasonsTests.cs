using Predictor.Cases;
using Predictor.Desk.Queue;
using Predictor.Desk.Tests.Cases;

namespace Predictor.Desk.Tests.Queue;

public sealed class NamedReasonsTests
{
    [Theory]
    [InlineData(false, "3 visits", "It was not fixed")]
    [InlineData(true, "3 visits", "By ANN")]
    public void The_queue_names_who_handled_a_case_only_where_pages_may(bool shows, params string[] expected)
    {
        var row = TinyCase.Risky();
        (row[TinyCase.Queueing], row[TinyCase.Moves], row[TinyCase.Fixed]) = (0, 0, shows ? 1 : 0);
        var now = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var options = new DeskOptions { Columns = new DeskColumns(Agent: "clerk"), ShowAgents = shows };

        var line = new LineScoring(TinyCase.Live, options).Of(row, TinyCase.Live.Scorer.Score(row, Moment.Closure, null, 3), null, now, now);

        Assert.Equal(expected, line!.Reasons.Select(reason => reason.Words));
    }
}
