using Predictor.Training.Sample.Process;

namespace Predictor.Training.Tests.Sample.Process;

public sealed class TimelineTests
{
    private readonly Timeline _timeline = new(24);

    [Fact]
    public void The_period_is_two_years_to_the_end_of_June_2026()
    {
        Assert.Equal(SampleTable.Seconds("2024-07-01T00:00:00Z"), _timeline.Start);
        Assert.Equal(SampleTable.Seconds("2026-06-30T23:59:59Z"), Timeline.End);
        Assert.Equal(SampleTable.Seconds("2026-04-01T00:00:00Z"), Timeline.FirstOfMonth(3));
        Assert.Equal(0, Timeline.Weekday((long)SampleTable.Seconds("2024-07-01T12:00:00Z")));
        Assert.Equal(6, Timeline.Weekday((long)SampleTable.Seconds("2026-06-28T12:00:00Z")));
    }

    [Fact]
    public void Activity_is_one_on_average()
    {
        var average = _timeline.ActivityAt(Timeline.End + 1) / (Timeline.End + 1 - _timeline.Start);
        Assert.Equal(1, average, 0.01);
    }

    [Fact]
    public void A_time_is_the_first_second_at_which_its_activity_is_reached()
    {
        for (var activity = 0.7; activity < 7e7; activity = (activity * 1.37) + 11.3)
        {
            var at = _timeline.WhenActivityReaches(activity);
            Assert.True(_timeline.ActivityAt(at) >= activity - 1e-6);
            Assert.True(_timeline.ActivityAt(at - 1) < activity + 1e-6);
        }
    }
}
