using System.Diagnostics;
using System.Text.Json;
using Predictor.Training.Hosting;
using Predictor.Training.Output;

namespace Predictor.Training.Tests.Commands;

/// <summary>One search that nobody disturbed, and others that were.</summary>
public sealed class TuneCommandTests(TunedFixture whole) : IClassFixture<TunedFixture>, IDisposable
{
    private const int Trials = TunedFixture.Trials;

    private readonly TemporaryFolder _folder = new();
    private readonly JsonElement _whole = whole.Tuned;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_trial_is_what_train_chooses_and_the_best_is_never_worse()
    {
        var trained = await CommandRun.Json(
            "train", "--data", whole.Data, "--label", "label", "--ordered", "--name", "flat", "--out", _folder["trained"]);

        var (chosen, tuned) = (trained.GetProperty("outcomes")[0].GetProperty("chosen"), _whole.GetProperty("tuning")[0]);
        var (defaults, best) = (tuned.GetProperty("defaults"), tuned.GetProperty("best"));
        Assert.Equal((Trials, 0), (tuned.GetProperty("trials").GetInt32(), _whole.GetProperty("resumed").GetInt32()));
        Assert.Equal(chosen.GetProperty("leaves").GetString(), defaults.GetProperty("options").GetProperty("leaves").GetRawText());
        Assert.Equal(chosen.GetProperty("trees").GetString(), defaults.GetProperty("trees").GetRawText());
        Assert.True(best.GetProperty("logLoss").GetDouble() <= defaults.GetProperty("logLoss").GetDouble());

        var lines = whole.Lines;
        Assert.Equal(Trials + 1, lines.Length);
        var card = await File.ReadAllTextAsync(Path.Combine(whole.Version, "card.md"), TestContext.Current.CancellationToken);
        Assert.Contains($"-- tune --trials {Trials}`", card, StringComparison.Ordinal);
        Assert.Contains("| tuned label at closure |", card, StringComparison.Ordinal);
        Assert.Contains("rowSampling", card, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_given_up_after_some_cuts_counts_as_worse_than_the_best_of_all_cuts()
    {
        var best = 0.0;
        var givenUp = 0;
        foreach (var line in whole.Lines.Skip(1))
        {
            using var trial = JsonDocument.Parse(line);
            var (excess, isStopped) = (trial.RootElement.GetProperty("excess").GetDouble(), trial.RootElement.GetProperty("stopped").GetBoolean());
            Assert.Equal(isStopped, trial.RootElement.GetProperty("cuts").GetInt32() < 4);
            Assert.True(!isStopped || excess > best, line);
            givenUp += isStopped ? 1 : 0;
            best = isStopped ? best : Math.Min(best, excess);
        }

        Assert.InRange(givenUp, 1, Trials - 2);
        Assert.Equal(givenUp, _whole.GetProperty("tuning")[0].GetProperty("stopped").GetInt32());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public async Task The_same_seed_gives_the_same_search_and_model_on_any_number_of_threads(string threads)
    {
        await CommandRun.Json([.. Tune("again"), "--threads", threads]);

        Assert.Equal(whole.Lines, Lines("again"));
        AssertSameVersion("again");
        await CommandRun.Json([.. Tune("other", trials: 3), "--seed", "2"]);
        Assert.NotEqual(whole.Lines[2], Lines("other")[2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(11)]
    public async Task A_search_that_was_cut_short_in_the_middle_of_a_line_ends_at_the_same_model(int trials)
    {
        var (lines, cut) = (whole.Lines, _folder["cut.jsonl"]);
        await File.WriteAllTextAsync(
            cut, string.Concat(lines.Take(trials + 1).Select(line => line + "\n")) + lines[trials + 1][..40], TestContext.Current.CancellationToken);

        var resumed = await CommandRun.Json([.. Tune("resumed"), "--journal", cut]);

        Assert.Equal(trials, resumed.GetProperty("resumed").GetInt32());
        Assert.Equal(lines, await File.ReadAllLinesAsync(cut, TestContext.Current.CancellationToken));
        AssertSameVersion("resumed");
    }

    [Fact]
    public async Task A_process_that_is_killed_goes_on_from_its_last_trial_to_the_same_model()
    {
        string[] tune = [.. Tune("killed"), "--journal", _folder["killed.jsonl"]];
        using (var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Predictor.Training.dll"), .. tune])
        {
            RedirectStandardError = true,
        })!)
        {
            // After the sixth trial at the latest; the next one is under way by then.
            for (var said = ""; !said.Contains("trial 5 of", StringComparison.Ordinal);)
            {
                said = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("It ended before it was killed.");
            }

            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.False(Directory.Exists(Path.Combine(_folder["killed"], "flat")));
        var resumed = await CommandRun.Json(tune);

        Assert.InRange(resumed.GetProperty("resumed").GetInt32(), 5, Trials - 1);
        Assert.Equal(whole.Lines, await File.ReadAllLinesAsync(_folder["killed.jsonl"], TestContext.Current.CancellationToken));
        AssertSameVersion("killed");
    }

    [Fact]
    public async Task Ctrl_C_leaves_a_journal_that_fewer_trials_end_with_and_more_go_on_from()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var error = new CancellingWriter("trial 4 of", stop);
        var code = await CommandHost.RunAsync(
            [.. Tune("stopped"), "--journal", _folder["stopped.jsonl"]], new CommandConsole(new StringWriter(), error, TextReader.Null, isTerminal: false), stop.Token);
        var few = await CommandRun.Json([.. Tune("few", trials: 3), "--journal", _folder["stopped.jsonl"]]);
        var all = await CommandRun.Json([.. Tune("all"), "--journal", _folder["stopped.jsonl"]]);

        Assert.Equal(130, code);
        Assert.Contains("the same command goes on from there", error.ToString(), StringComparison.Ordinal);
        Assert.Equal((3, 3), (few.GetProperty("resumed").GetInt32(), few.GetProperty("tuning")[0].GetProperty("trials").GetInt32()));
        Assert.InRange(all.GetProperty("resumed").GetInt32(), 4, 5);
        Assert.Equal(whole.Lines, await File.ReadAllLinesAsync(_folder["stopped.jsonl"], TestContext.Current.CancellationToken));
        AssertSameVersion("all");
    }

    [Fact]
    public async Task Another_searchs_journal_is_refused_with_what_differs()
    {
        var seeded = await CommandRun.Of([.. Tune("refused"), "--journal", whole.Journal, "--seed", "5"]);
        var said = await CommandRun.Of([.. Tune("refused"), "--journal", whole.Journal, "--l2", "5"]);
        var changed = await CommandRun.Of(
            [.. Tune("refused", data: _folder.Write("flat.csv", FlatCsv.Of(900, seed: 2))), "--journal", whole.Journal, "--l2", "3"]);

        Assert.Equal((1, ""), (seeded.Code, seeded.Output));
        Assert.Contains("holds the trials of another search: seed 1 there, 5 here.", seeded.Error, StringComparison.Ordinal);
        Assert.Contains("holds the trials of another search: l2 chosen there, 5 here.", said.Error, StringComparison.Ordinal);
        Assert.Equal(1, changed.Code);
        Assert.Contains("data (SHA-256)", changed.Error, StringComparison.Ordinal);
        Assert.Contains("l2 chosen there, 3 here", changed.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["refused"]));
    }

    [Fact]
    public async Task Every_trial_is_told_with_the_best_so_far_and_the_end_says_whether_the_defaults_are_beaten()
    {
        var run = await CommandRun.Of(Tune("told"));

        Assert.Equal(0, run.Code);
        for (var trial = 1; trial <= Trials; trial++)
        {
            Assert.Matches($@"label at closure: searching: trial {trial} of {Trials}: (log loss|given up after).*; best 0\.\d{{5}} \(trial \d+\), defaults 0\.\d{{5}}", run.Error);
        }

        var beats = _whole.GetProperty("beatsDefaults").GetBoolean();
        Assert.Contains($"the tuned version {(beats ? "beats the defaults beyond noise for label" : "does not beat the defaults")}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_option_is_left_there_is_nothing_to_tune()
    {
        var run = await CommandRun.Of(
            [.. Tune("said"), "--leaves", "4", "--rate", "0.1", "--column-sampling", "1", "--row-sampling", "1", "--min-leaf", "20", "--l2", "1", "--ignore", "queue"]);

        Assert.Equal(1, run.Code);
        Assert.Contains("label at closure: every option that could be searched was said", run.Error, StringComparison.Ordinal);
    }

    private string[] Tune(string models, int trials = Trials, string? data = null) => TunedFixture.Arguments(data ?? whole.Data, _folder[models], trials);

    private string[] Lines(string models) => File.ReadAllLines(Assert.Single(Directory.GetFiles(Path.Combine(_folder[models], "flat", "tuning"))));

    private void AssertSameVersion(string models) =>
        Assert.Equal(TunedFixture.Bytes(whole.Version), TunedFixture.Bytes(Path.Combine(_folder[models], "flat", "1")));

    /// <summary>Presses Ctrl-C when a line is written that holds some words.</summary>
    private sealed class CancellingWriter(string words, CancellationTokenSource stop) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(words, StringComparison.Ordinal) == true)
                stop.Cancel();
        }
    }
}
