namespace Predictor.Training.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("train", "--data")]
    [InlineData("tune", "--data")]
    [InlineData("publish", "NAME")]
    [InlineData("rollback", "NAME")]
    [InlineData("compare", "--data")]
    [InlineData("score", "--out")]
    [InlineData("evaluate", "--model")]
    [InlineData("report", "--out")]
    [InlineData("drift", "--model")]
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

    [Theory]
    [InlineData("train --data x.csv --rate x", "--rate is 'x', expected a number")]
    [InlineData("train --data x.csv --threads x", "--threads is 'x', expected a whole number from 1 to 1024")]
    [InlineData("train --data x.csv --min-leaf x", "--min-leaf is 'x', expected a whole number")]
    [InlineData("train --data x.csv --min-leaf 1.5", "--min-leaf is '1.5', expected a whole number")]
    [InlineData("train --data x.csv --rate NaN", "--rate is NaN")]
    [InlineData("train --data x.csv --history-missing x", "--history-missing is 'x', expected a number from 0 to 1")]
    [InlineData("train --data x.csv --shares x", "--shares is 'x'")]
    [InlineData("train --data x.csv --seed x", "--seed")]
    [InlineData("train --data x.csv --schema", "--schema")]
    [InlineData("train --data x.csv --shares", "--shares")]
    [InlineData("train --data x.csv --rate", "--rate")]
    [InlineData("sample --out x --customers x", "--customers is 'x', expected a whole number from 1 to 5000000")]
    [InlineData("sample --out x --customers 99999999999", "--customers is '99999999999', expected a whole number from 1 to 5000000")]
    [InlineData("sample --out x --months x", "--months is 'x'")]
    [InlineData("sample --out x --keep-months x", "--keep-months is 'x'")]
    [InlineData("sample --out x --keep-months 25", "--keep-months is 25, expected at most --months, 24")]
    [InlineData("cross-validate --data x.csv --label y --folds 1", "--folds is 1, expected 2 to 50")]
    [InlineData("tune --data x.csv --label y --trials 1", "--trials is 1, expected 2 to 500")]
    [InlineData("tune --data x.csv --label y --trials x", "--trials is 'x', expected a whole number from 2 to 500")]
    [InlineData("tune --data x.csv --label y --patience 5", "--patience has nothing chosen on rolling cuts, and tune does nothing else")]
    [InlineData("tune --data x.csv --label y --shares 60/10/10/20", "--shares has nothing chosen")]
    [InlineData("tune --data x.csv --label y --no-regrow", "--no-regrow has nothing chosen")]
    [InlineData("tune --data x.csv --label y --trainer fasttree", "'fasttree' not recognized")]
    [InlineData("tune --data x.csv --journal", "--journal")]
    [InlineData("score --model m --data x.csv --out y --reasons x", "--reasons is 'x'")]
    [InlineData("evaluate --model m --data x.csv --threads x", "--threads is 'x'")]
    [InlineData("evaluate --model m --data x.csv --observed-until x", "--observed-until is 'x'")]
    [InlineData("drift --model m --data x.csv --from x", "--from is 'x'")]
    [InlineData("drift --model m --data x.csv --from 2026-02-01 --to 2026-01-01", "--from is not before --to")]
    [InlineData("drift --model m --data x.csv --draws 10", "--draws is 10, expected 200 to 100000")]
    [InlineData("drift --model m --data x.csv --rows all", "--rows")]
    [InlineData("train --data x.csv --label y --observed-until x", "--observed-until is 'x'")]
    [InlineData("evaluate --model m --data x.csv --alpha 0", "--alpha is 0, expected 0.01 to 1000")]
    [InlineData("evaluate --model m --data x.csv --value -1", "--value is -1, expected 0 to")]
    [InlineData("compare a b --predictions x.csv --data y.csv", "B and --predictions exclude each other")]
    [InlineData("compare a b --outcome left --data y.csv", "--outcome and --moment go with --predictions")]
    [InlineData("compare a b --draws 10 --data y.csv", "--draws is 10, expected 200 to 100000")]
    [InlineData("compare a b --rows some --data y.csv", "--rows")]
    [InlineData("train --store x --data y", "--data and --store exclude each other")]
    [InlineData("train --store x", "--store goes with --schema FILE")]
    [InlineData("features --store x --out y", "--store goes with --schema FILE")]
    [InlineData("train --store x --schema y --label z", "--label, --test and --ordered go with a flat CSV")]
    [InlineData("check --store x --schema y --ordered", "--label, --test and --ordered go with a flat CSV")]
    [InlineData("evaluate --model m", "Say --data, or --store")]
    [InlineData("train --data x --treated exclude", "--treated exclude asks what was done: say --actions FILE, or --store")]
    [InlineData("train --store x --schema y --actions z", "--actions goes with --data; a store has its own")]
    [InlineData("train --data x --treated perhaps", "--treated")]
    [InlineData("evaluate --model m --data x --treated exclude", "--treated exclude asks what was done: say --actions FILE, or --store")]
    [InlineData("compare a@1 b@1 --store x --actions y", "--actions goes with --data; a store has its own")]
    [InlineData("report --model m --store x --out y --treated weight", "'weight'")]
    [InlineData("train --data x --recorded", "--recorded goes with --store")]
    [InlineData("train --store x --schema y --recorded some", "some")]
    [InlineData("train --store x --schema y --recorded-of z", "--recorded-of goes with --recorded")]
    [InlineData("publish m 2 --force", "--force needs a reason")]
    [InlineData("publish m 2 --force --reason", "--reason")]
    [InlineData("publish m 2 --force --reason x --challenger", "--force and --challenger exclude each other")]
    [InlineData("rollback m --to 0", "--to is 0, expected 1")]
    [InlineData("rollback m --to 1 --challenger", "--challenger and --to exclude each other")]
    [InlineData("init --data x --observed-until", "--observed-until")]
    [InlineData("init --data x --time-zone", "--time-zone")]
    [InlineData("init --data", "--data")]
    public async Task A_value_that_cannot_be_read_is_one_message(string command, string message)
    {
        var run = await CommandRun.Of(command.Split(' '));

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Single(run.Error.Split('\n'), line => line.Contains(message, StringComparison.Ordinal));
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
