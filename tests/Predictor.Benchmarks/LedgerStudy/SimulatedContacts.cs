using Predictor.Cases;

namespace Predictor.Benchmarks.LedgerStudy;

/// <summary>Contacts as one closure row each: three categories and six numbers known at arrival, four at closure, three outcomes; a target at which one queue hurries.</summary>
internal static class SimulatedContacts
{
    public const long TargetFrom = Start + (300 * Day);

    private const long Start = 1_700_000_000;
    private const long Day = 86_400;
    private const int Queues = 8, Teams = 30, Reasons = 25, Numbers = 6;

    public static CaseTable Make(int rows)
    {
        var customers = Enumerable.Range(0, Math.Max(1, rows / 5)).Select(i => $"C{i:D8}").ToArray();
        var (queue, team, reason) = (new int[rows], new int[rows], new int[rows]);
        var numbers = Enumerable.Range(0, Numbers).Select(_ => new float[rows]).ToArray();
        var (handle, wait, transfers, resolved) = (new float[rows], new float[rows], new float[rows], new float[rows]);
        var (left, back, unhappy) = (new sbyte[rows], new sbyte[rows], new sbyte[rows]);
        var (at, of) = (new long[rows], new string[rows]);
        Parallel.For(0, (rows >> 16) + 1, block =>
        {
            var random = new Random(block);
            for (var i = block << 16; i < Math.Min(rows, (block + 1) << 16); i++)
            {
                at[i] = Start + (long)((double)i / rows * 600 * Day);
                of[i] = customers[random.Next(customers.Length)];
                reason[i] = random.Next(Reasons);
                queue[i] = reason[i] % Queues;
                team[i] = (queue[i] * 4 + random.Next(4)) % Teams;
                var risk = -3.5;
                for (var k = 0; k < Numbers; k++)
                {
                    numbers[k][i] = random.Next(10);
                    risk += 0.08 * numbers[k][i];
                }

                var pace = 0.4 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2;
                handle[i] = (float)((300 + (20 * reason[i])) * Math.Exp(pace));
                var isHurried = queue[i] == 0 && at[i] >= TargetFrom && handle[i] > 360 && random.Next(2) == 0;
                handle[i] = isHurried ? 360 - random.Next(40) : handle[i];
                wait[i] = random.Next(400);
                transfers[i] = random.Next(8) == 0 ? 1 : 0;
                resolved[i] = random.NextDouble() < (isHurried ? 0.5 : 0.85) ? 1 : 0;
                risk += (0.6 * transfers[i]) + (resolved[i] == 0 ? 0.8 : 0) + (isHurried ? 0.4 : 0);
                left[i] = Draw(random, risk - 1);
                back[i] = Draw(random, risk + 1);
                unhappy[i] = random.Next(5) == 0 ? Draw(random, risk + 0.5) : (sbyte)-1;
            }
        });
        return new CaseTable
        {
            Schema = Schema(),
            CaseIds = new RowNumbers(rows),
            CustomerIds = of,
            Moments = [.. Enumerable.Repeat(Moment.Closure, rows)],
            At = at,
            OpenedAt = at,
            Ordered = true,
            Cells =
            [
                Category(queue, "queue", Queues), Category(team, "team", Teams), Category(reason, "reason", Reasons), .. numbers.Select(cells => new CellColumn { Numbers = cells }),
                new CellColumn { Numbers = handle }, new CellColumn { Numbers = wait }, new CellColumn { Numbers = transfers }, new CellColumn { Numbers = resolved },
            ],
            Labels = [new LabelColumn(left, at), new LabelColumn(back, at), new LabelColumn(unhappy, at)],
        };
    }

    private static sbyte Draw(Random random, double margin) => (sbyte)(random.NextDouble() < 1 / (1 + Math.Exp(-margin)) ? 1 : 0);

    private static CellColumn Category(int[] codes, string name, int levels) => new() { Codes = codes, Levels = [.. Enumerable.Range(0, levels).Select(level => $"{name} {level}")] };

    private static Schema Schema()
    {
        Column Of(string name, ColumnKind kind, Moment known) => new() { Name = name, Kind = kind, KnownAt = known };
        Outcome Outcome(string name, double days) => new() { Name = name, Words = name, Label = name, Moments = [Moment.Closure], HorizonDays = days };
        return new Schema
        {
            Name = "scale",
            ObservedUntil = DateTimeOffset.FromUnixTimeSeconds(Start + (700 * Day)),
            Columns =
            [
                Of("queue", ColumnKind.Category, Moment.Arrival), Of("team", ColumnKind.Category, Moment.Closure), Of("reason", ColumnKind.Category, Moment.Arrival),
                .. Enumerable.Range(0, Numbers).Select(k => Of($"number_{k}", ColumnKind.Number, Moment.Arrival)),
                Of("handle_seconds", ColumnKind.Number, Moment.Closure), Of("wait_seconds", ColumnKind.Number, Moment.Closure), Of("transfers", ColumnKind.Count, Moment.Closure), Of("resolved", ColumnKind.Flag, Moment.Closure),
            ],
            Outcomes = [Outcome("left", 30), Outcome("back", 14), Outcome("dissatisfied", 14)],
        };
    }
}
