namespace Predictor.Training.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("train", "--data")]
    [InlineData("publish", "NAME")]
    [InlineData("score", "--out")]
    [InlineData("evaluate", "--model")]
    public async Task A_command_without_what_it_needs_is_a_mistake_of_usage(string command, string needed)
    {
        var run = await CommandRun.Of(command);

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains(needed, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_is_a_mistake_of_usage() => Assert.Equal(2, (await CommandRun.Of("lern")).Code);

    [Fact]
    public async Task Numbers_out_of_range_are_all_named()
    {
        var run = await CommandRun.Of("train", "--data", "x.csv", "--trees", "0", "--rate", "2", "--threads", "-1");

        Assert.Equal(2, run.Code);
        Assert.Contains("--trees is 0, expected 1 to 10000", run.Error, StringComparison.Ordinal);
        Assert.Contains("--rate is 2", run.Error, StringComparison.Ordinal);
        Assert.Contains("--threads is -1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_no_mistake()
    {
        var run = await CommandRun.Of("train", "--help");

        Assert.Equal(0, run.Code);
        Assert.Contains("--min-leaf", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_one_message_and_exit_code_1()
    {
        var run = await CommandRun.Of("train", "--data", "nowhere.csv", "--label", "y", "--json");

        Assert.Equal(1, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("nowhere.csv", run.Error, StringComparison.Ordinal);
    }
}
