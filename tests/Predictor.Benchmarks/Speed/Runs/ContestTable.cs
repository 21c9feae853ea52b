using System.Globalization;
using System.Text;
using Predictor.Benchmarks.Speed.Figures;

namespace Predictor.Benchmarks.Speed.Runs;

/// <summary>A contest as Markdown: each peer's time over ours.</summary>
internal static class ContestTable
{
    private static readonly (string Words, string Stage)[] Rows =
    [
        ("read the file", Stage.Read),
        ("bin", Stage.Bin),
        ("grow", Stage.Grow),
        ("bin and grow", Stage.Learn),
        ("score many rows", Stage.ScoreMany),
        ("score many rows, first call", Stage.ScoreFirst),
        ("score one row", Stage.ScoreOne),
        ("contributions of many rows", Stage.ExplainMany),
        ("contributions of one row", Stage.ExplainOne),
    ];

    public static string Of(Contest contest)
    {
        var peers = Enumerable.Range(1, contest.Contestants.Count - 1).ToArray();
        var text = new StringBuilder();
        void Add(string first, IEnumerable<string> cells) => text.Append("| ").Append(first).Append(" | ").AppendJoin(" | ", cells).Append(" |\n");

        Add("their figure over ours: median (least to most)", peers.Select(peer => $"{contest.Contestants[peer].Name} {contest.Contestants[peer].Runs[0].Figures.Version}"));
        Add("---", peers.Select(_ => "---"));
        foreach (var (words, stage) in Rows)
        {
            Add(words, peers.Select(peer => contest.Ratio(peer, run => run.Seconds(stage)).ToString()));
        }

        Add("peak memory once grown", peers.Select(peer => contest.Ratio(peer, run => run.PeakBytesAt(Stage.Grow, Stage.Learn)).ToString()));
        Add("peak memory, whole run", peers.Select(peer => contest.Ratio(peer, run => run.PeakBytes).ToString()));
        text.Append('\n');

        Add("held-out rows", contest.Contestants.Select(contestant => contestant.Name));
        Add("---", contest.Contestants.Select(_ => "---"));
        Add("AUC", contest.Contestants.Select(contestant => contestant.Runs[0].Auc.ToString("0.00000", CultureInfo.InvariantCulture)));
        Add("log loss", contest.Contestants.Select(contestant => contestant.Runs[0].LogLoss.ToString("0.00000", CultureInfo.InvariantCulture)));
        text.Append('\n');
        foreach (var (name, runs) in contest.Contestants.Skip(1))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {string.Join("; ", runs[0].Figures.Notes.Select(note => $"{note.Key}: {note.Value}"))}.\n");
        }

        return text.ToString();
    }
}
