namespace Predictor.Training.Tests.Commands;

public sealed class BadDataTests
{
    [Fact]
    public async Task A_column_that_gives_the_label_away_is_refused_by_name_and_trained_with_when_allowed()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("leak.csv", FlatCsv.Of(800, extra: "closing_code", extraCell: (row, label) => $"{(label * 10) + (row % 3)}"));

        var refused = await CommandRun.Of("train", "--data", data, "--label", "label", "--out", folder["models"]);

        Assert.Equal(1, refused.Code);
        Assert.Contains("column closing_code", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--allow", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["models"]));
        await CommandRun.Json("train", "--data", data, "--label", "label", "--out", folder["models"], "--allow", "closing_code", "--trees", "5");
        await CommandRun.Json("train", "--data", data, "--label", "label", "--out", folder["models"], "--ignore", "closing_code", "--trees", "5");
    }

    [Theory]
    [InlineData("1", "every label is '1'")]
    [InlineData("", "no row has a label")]
    public async Task A_label_with_one_class_is_refused(string label, string message)
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("one.csv", FlatCsv.Of(300, label: (_, _) => label));

        var run = await CommandRun.Of("train", "--data", data, "--label", "label", "--out", folder["models"]);

        Assert.Equal(1, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["models"]));
    }

    [Fact]
    public async Task Too_few_positives_are_told_by_slice()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("few.csv", FlatCsv.Of(400, label: (row, _) => row % 40 == 0 ? "1" : "0"));

        var run = await CommandRun.Of("train", "--data", data, "--label", "label", "--ordered", "--out", folder["models"], "--patience", "50");

        Assert.Equal(1, run.Code);
        Assert.Contains("label at closure: the stop slice has 1 positive and 39 negative rows, expected at least 10 of each", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_positives_to_choose_on_are_told_before_a_tree_grows()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("few.csv", FlatCsv.Of(400, label: (row, _) => row % 40 == 0 ? "1" : "0"));

        var run = await CommandRun.Of("train", "--data", data, "--label", "label", "--ordered", "--out", folder["models"]);

        Assert.Equal(1, run.Code);
        Assert.Contains("label at closure: the fit slice has 8 positive and 312 negative rows, expected at least 10 of each", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("label,wait\n1,2\n0\n", "line 3")]
    [InlineData("", "empty")]
    [InlineData("label,wait\n1,2\n0,3\n", "slice")]
    public async Task A_broken_file_is_one_message_with_its_place(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("broken.csv", text);

        var run = await CommandRun.Of("train", "--data", data, "--label", "label", "--out", folder["models"]);

        Assert.Equal(1, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("error: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unknown_columns_to_leave_out_are_named_with_those_there_are()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("flat.csv", FlatCsv.Of(300));

        var run = await CommandRun.Of("train", "--data", data, "--label", "label", "--ignore", "wat", "--out", folder["models"]);

        Assert.Equal(1, run.Code);
        Assert.Contains("no column wat; it has queue, wait, transfers", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trainer_that_is_switched_off_says_how_to_switch_it_on()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("flat.csv", FlatCsv.Of(800));

        var run = await CommandRun.Of("train", "--data", data, "--label", "label", "--trainer", "fasttree", "--out", folder["models"]);

        Assert.SkipWhen(run.Code == 0, "Built with -p:MLNet=true.");
        Assert.Equal(1, run.Code);
        Assert.Contains("-p:MLNet=true", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_schema_says_how_to_draft_one()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.Of("train", "--data", folder.Path, "--out", folder["models"]);

        Assert.Equal(1, run.Code);
        Assert.Contains("init --data", run.Error, StringComparison.Ordinal);
    }
}
