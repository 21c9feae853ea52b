using System.Text.Json;

namespace Predictor.Benchmarks.Speed.Runs;

/// <summary>A contest as it is printed and kept: a table of ratios, the targets, and every figure as JSON.</summary>
internal sealed class ContestReport(Contest contest, RunSettings settings, int rows, int rounds)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Machine _machine = Machine.This();
    private readonly IReadOnlyList<Target> _targets = Target.Of(contest);

    public string ToMarkdown() => FormattableString.Invariant($"""
        # {rows:N0} rows x 30 columns, {settings.Threads} threads each, {rounds} rounds

        {_machine}. {settings.Trees} trees of {settings.Leaves} leaves, rate {settings.LearningRate}, at least {settings.MinimumLeafRows} rows a leaf, {settings.Bins} bins; {settings.Explained:N0} rows explained. Other programs used at most {100 * contest.OtherLoad:0.0} % of the machine during a run{(contest.OtherLoad > OtherLoad.Disturbed ? ": DISTURBED, the ratios do not count" : "")}.

        {ContestTable.Of(contest)}
        ```
        {string.Join('\n', _targets)}
        ```

        """);

    /// <summary>Into the machine's own folder under this one.</summary>
    public void Write(string folder)
    {
        var own = Path.Combine(folder, _machine.Slug);
        Directory.CreateDirectory(own);
        var path = Path.Combine(own, FormattableString.Invariant($"speed-{rows}"));
        File.WriteAllText(path + ".md", ToMarkdown());
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(
            new
            {
                Machine = _machine,
                Rows = rows,
                settings.Threads,
                settings.Trees,
                settings.Leaves,
                settings.LearningRate,
                settings.MinimumLeafRows,
                settings.Bins,
                settings.Explained,
                Targets = _targets,
                Contestants = contest.Contestants.Select(contestant => new { contestant.Name, contestant.Runs }),
            },
            Json) + "\n");
        Console.Error.WriteLine($"written: {path}.md, {path}.json");
    }
}
