using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Tests.Threading;

public sealed class CrewTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_task_is_done_once(int threads)
    {
        using var crew = new Crew(threads);
        for (var tasks = 0; tasks < 200; tasks++)
        {
            var done = new int[tasks];
            crew.Run(tasks, (task, worker) =>
            {
                Assert.InRange(worker, 0, threads - 1);
                Interlocked.Increment(ref done[task]);
            });
            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_failed_task_is_thrown_to_the_caller_and_the_crew_goes_on(int threads)
    {
        using var crew = new Crew(threads);
        Assert.Throws<InvalidDataException>(() => crew.Run(50, task => _ = task == 7 ? throw new InvalidDataException() : task));
        var done = 0;
        crew.Run(50, _ => Interlocked.Increment(ref done));
        Assert.Equal(50, done);
    }
}
