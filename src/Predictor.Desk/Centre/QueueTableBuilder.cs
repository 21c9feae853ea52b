using Predictor.Cases;
using Predictor.Models.Registry;

namespace Predictor.Desk.Centre;

/// <summary>
/// Outputs beside outcomes by queue. Expected is what the model said on arrival, before anyone handled the case, over the cases whose outcome is known;
/// where the model's own record says which cases it did not learn from, only those are counted. Nor are the cases opened in the first days of the
/// tables: the history that the model knows of them is cut off at the beginning, which shifts what it expects.
/// </summary>
internal sealed class QueueTableBuilder(CaseTable table, CaseRows rows, LiveModel live, CentreColumns columns, long asOf, int historyDays)
{
    private const string NoQueue = "";

    public QueueTable Build(Outcome[] outcomes, CancellationToken cancellation)
    {
        var (from, unseen) = Period();
        var queue = columns.Queue is null ? -1 : live.Model.Encoder.Find(columns.Queue);
        var handle = columns.HandleTime is null ? -1 : live.Model.Encoder.Find(columns.HandleTime);
        var queues = new Dictionary<string, QueueTally>();
        var customers = new Dictionary<string, int>();
        var all = new QueueTally(outcomes.Length);
        var cells = new float[live.Model.Encoder.Width];
        for (var row = 0; row < table.Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (table.OpenedAt![row] < from || table.At![row] > asOf)
            {
                continue;
            }

            var name = (queue < 0 ? null : rows.Text(row, queue)) ?? NoQueue;
            var tally = queues.TryGetValue(name, out var known) ? known : queues[name] = new QueueTally(outcomes.Length);
            if (table.Moments[row] == Moment.Closure)
            {
                var seconds = handle < 0 ? null : rows.Number(row, handle);
                tally.Handled(seconds);
                all.Handled(seconds);
                continue;
            }

            rows.Fill(row, cells);
            var score = live.Scorer.Score(cells, Moment.Arrival, null, 0);
            var id = table.CustomerIds?[row] ?? table.CaseIds[row];
            var customer = customers.TryGetValue(id, out var number) ? number : customers[id] = customers.Count;
            tally.Opened();
            all.Opened();
            for (var outcome = 0; outcome < outcomes.Length; outcome++)
            {
                var scored = score.Outcomes.FirstOrDefault(one => one.Model.Outcome.Name == outcomes[outcome].Name);
                var label = table.Labels[Label(outcomes[outcome])].Values[row];
                if (scored is not null && label >= 0)
                {
                    tally.Known(outcome, label, scored.Probability, customer);
                    all.Known(outcome, label, scored.Probability, customer);
                }
            }
        }

        return new QueueTable(
            DateTimeOffset.FromUnixTimeSeconds(from),
            DateTimeOffset.FromUnixTimeSeconds(asOf),
            unseen,
            historyDays,
            Heading(columns.Queue) ?? "Queue",
            handle < 0 ? null : Heading(columns.HandleTime),
            [.. queues.Select(pair => pair.Value.Row(pair.Key == NoQueue ? null : pair.Key)).Where(row => row.Contacts > 0).OrderByDescending(row => row.Contacts).ThenBy(row => row.Name, StringComparer.Ordinal)],
            all.Row(null),
            all.Shares());
    }

    private (long From, bool Unseen) Period()
    {
        var tests = live.Model.Outcomes.Where(model => model.Moment == Moment.Arrival).Select(model => model.Report.Test.From).ToArray();
        var first = Math.Min(table.OpenedAt![0] + (historyDays * 86_400L), asOf);
        if (tests.Length > 0 && tests.All(from => from is not null))
        {
            var test = tests.Max()!.Value.ToUnixTimeSeconds();
            if (test <= asOf)
            {
                return (Math.Max(first, test), true);
            }
        }

        return (first, false);
    }

    private int Label(Outcome outcome)
    {
        for (var i = 0; i < table.Schema.Outcomes.Count; i++)
        {
            if (table.Schema.Outcomes[i].Name == outcome.Name)
            {
                return i;
            }
        }

        throw new DataException($"The cases of schema {table.Schema.Name} have no outcome '{outcome.Name}', which the model predicts.");
    }

    private string? Heading(string? column) => column is null ? null : live.Model.Schema.FeatureColumns.FirstOrDefault(one => one.Name == column) is { } found ? found.Label ?? found.Name : null;
}
