using Predictor.Cases;
using Predictor.Training.Tuning.Journal;

namespace Predictor.Training.Tests.Tuning.Journal;

public sealed class TrialJournalTests
{
    private static readonly SearchIdentity Search = new()
    {
        Fingerprint = "f1",
        Data = "d1",
        Schema = "s1",
        Seed = 1,
        Trainer = "boosting",
        Options = new Dictionary<string, string> { ["leaves"] = "chosen", ["l1"] = "0" },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public void A_line_that_was_cut_short_is_dropped_and_the_rest_goes_on(int cut)
    {
        using var folder = new TemporaryFolder();
        Write(folder, 1, 2, 3);
        var whole = File.ReadAllBytes(folder["search.jsonl"]);
        File.WriteAllBytes(folder["search.jsonl"], whole[..^cut]);

        using (var journal = TrialJournal.Open(folder["search.jsonl"], Search))
        {
            Assert.Equal([1, 2], journal.Trials.Select(trial => trial.Trial));
            Assert.Equal(0.25, journal.Trials[1].Options["l2"]);
            journal.Append(Trial(3));
        }

        Assert.Equal(whole, File.ReadAllBytes(folder["search.jsonl"]));
    }

    [Fact]
    public void A_first_line_that_was_cut_short_is_written_again()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        var whole = File.ReadAllBytes(folder["search.jsonl"]);
        File.WriteAllBytes(folder["search.jsonl"], whole[..20]);

        TrialJournal.Open(folder["search.jsonl"], Search).Dispose();

        Assert.Equal(whole, File.ReadAllBytes(folder["search.jsonl"]));
    }

    [Fact]
    public void Another_search_is_refused_and_its_journal_left_as_it_was()
    {
        using var folder = new TemporaryFolder();
        Write(folder, 1);
        var whole = File.ReadAllBytes(folder["search.jsonl"]);
        var other = Search with { Fingerprint = "f2", Seed = 7, Options = new Dictionary<string, string> { ["leaves"] = "8", ["l1"] = "0" } };

        var fault = Assert.Throws<DataException>(() => TrialJournal.Open(folder["search.jsonl"], other));

        Assert.Contains("holds the trials of another search: seed 1 there, 7 here; leaves chosen there, 8 here.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(whole, File.ReadAllBytes(folder["search.jsonl"]));
    }

    [Theory]
    [InlineData("label,queue")]
    [InlineData("label,queue\n1,a\n")]
    [InlineData("{}\n")]
    [InlineData("null\n")]
    public void A_file_that_is_no_journal_is_refused_and_left_as_it_was(string text)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("calls.csv", text);

        Assert.Contains("is no journal of a search: line 1", Assert.Throws<DataException>(() => TrialJournal.Open(path, Search)).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void A_line_in_the_middle_that_is_none_is_named()
    {
        using var folder = new TemporaryFolder();
        Write(folder, 1, 2);
        var lines = File.ReadAllLines(folder["search.jsonl"]);
        lines[1] = lines[1].Replace("\"trial\":1", "\"trial\":one", StringComparison.Ordinal);
        File.WriteAllLines(folder["search.jsonl"], lines);

        Assert.Contains("line 2 is no line of one", Assert.Throws<DataException>(() => TrialJournal.Open(folder["search.jsonl"], Search)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_one_at_a_time_writes_to_it()
    {
        using var folder = new TemporaryFolder();
        using var journal = TrialJournal.Open(folder["search.jsonl"], Search);

        Assert.Throws<IOException>(() => TrialJournal.Open(folder["search.jsonl"], Search));
    }

    private static void Write(TemporaryFolder folder, params int[] trials)
    {
        using var journal = TrialJournal.Open(folder["search.jsonl"], Search);
        foreach (var trial in trials)
        {
            journal.Append(Trial(trial));
        }
    }

    private static TrialRecord Trial(int number) => new()
    {
        Outcome = "left",
        Moment = Moment.Arrival,
        Trial = number,
        Options = new Dictionary<string, double> { ["l2"] = 0.25 },
        MostTrees = 400,
        Cuts = 4,
        Trees = 65,
        LogLoss = 1 / 3.0,
        Excess = -1e-17,
        Stopped = number == 2,
    };
}
