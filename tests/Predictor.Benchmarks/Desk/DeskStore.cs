using System.Globalization;
using Microsoft.Data.Sqlite;
using Predictor.Cases;
using Predictor.Desk.Queue;
using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Store;
using Predictor.Store.Lines;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Benchmarks.Desk;

/// <summary>A store of many customers at risk, made through the store's own writes; the same at each making but for the hour at which it ends. Found again, and made anew after a week.</summary>
internal sealed class DeskStore(LiveModel live, int customers)
{
    private const int RowsAtOnce = 2_000;
    private const int Answers = 2;
    private const int Days = 28;

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    private static readonly string[] First = ["Anna", "Björn", "Chiara", "Dimitri", "Elif", "Fatima", "Göran", "Hannah", "Ivan", "Jürgen", "Katarzyna", "Liam", "Mónica", "Noor", "Olga", "Priya", "Quentin", "Rosa", "Søren", "Tomáš"];
    private static readonly string[] Last = ["Andersson", "Becker", "Castro", "Dubois", "Eriksen", "Fischer", "García", "Hansen", "Ivanova", "Jensen", "Kowalski", "Lindqvist", "Müller", "Novák", "Öberg", "Petrov", "Rossi", "Schmidt", "Tanaka", "Weber"];

    private readonly Random _draws = new(20_260_702);

    /// <returns>The file.</returns>
    public async Task<string> EnsureAsync(string file)
    {
        if (File.Exists(file) && File.GetCreationTimeUtc(file) > DateTime.UtcNow - Lasts)
            return file;
        foreach (var old in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
        {
            File.Delete(old);
        }

        var beside = file + ".making";
        Console.Error.WriteLine($"{customers} customers at risk into {file}");
        await using (var store = await RecordStore.OpenAsync(new StoreOptions { Connection = $"Data Source={beside}" }, TimeProvider.System, fault => throw fault, CancellationToken.None))
        {
            await FillAsync(store, DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 3_600 * 3_600));
        }

        await PeopleAsync(beside);
        File.Move(beside, file);
        return file;
    }

    private async Task FillAsync(RecordStore store, DateTimeOffset end)
    {
        foreach (var part in Enumerable.Range(0, customers).Chunk(RowsAtOnce))
        {
            Hold(await store.RecordAsync(part.Select(number => new CustomerRecord
            {
                CustomerId = Customer(number),
                Name = number % 10 == 0 ? null : $"{First[_draws.Next(First.Length)]} {Last[_draws.Next(Last.Length)]}",
                Reference = string.Create(CultureInfo.InvariantCulture, $"LF-{number:000000}"),
                JoinedAt = 1_500_000_000,
                Value = 500,
            })));
            Hold((await store.RecordAsync([.. part.SelectMany(number => Predictions(number, end))])).Recorded);
        }
    }

    /// <summary>Some are taken, snoozed or done with: in one statement each, for people do not do so many things a second.</summary>
    private static async Task PeopleAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = """
            UPDATE desk_line SET owner = 'person-' || (opened_ms / 1000 % 7), owner_name = 'Person ' || (opened_ms / 1000 % 7), edition = 2 WHERE opened_ms / 1000 % 10 = 3;
            UPDATE desk_line SET wake_at = 4000000000, snooze_reason = 'On holiday', edition = 2 WHERE opened_ms / 1000 % 50 = 7;
            UPDATE desk_line SET ended = 'done', ended_ms = opened_ms + 3600000, edition = 2 WHERE customer_id LIKE '%9';
            PRAGMA wal_checkpoint(TRUNCATE);
            """;
        await command.ExecuteNonQueryAsync();
    }

    private IEnumerable<Prediction> Predictions(int number, DateTimeOffset end)
    {
        var last = end.AddSeconds(-_draws.Next(Days * 86_400));
        for (var answer = Answers - 1; answer >= 0; answer--)
        {
            var at = last.AddHours(-answer * _draws.Next(1, 60));
            var line = Line(at);
            yield return new Prediction
            {
                Id = Guid.CreateVersion7(at).ToString(),
                Model = live.Model.Name,
                Version = live.Model.Version,
                PolicyVersion = live.Policy.Version,
                CaseId = string.Create(CultureInfo.InvariantCulture, $"case-{number}-{answer}"),
                CustomerId = Customer(number),
                Moment = Moment.Closure,
                AsOf = at,
                ReceivedAt = at,
                Cells = new float[live.Model.Encoder.Width],
                Answer = "{\"outcomes\":[]}"u8.ToArray(),
                Line = line,
            };
        }
    }

    private LineScore Line(DateTimeOffset at)
    {
        var policy = live.Policy;
        var (outcome, second) = (policy.ValueOutcome, LineScoring.SecondOf(live)!.Name);
        var (probability, other) = (0.1 + (0.8 * Math.Pow(_draws.NextDouble(), 3)), _draws.NextDouble());
        var columns = live.Model.Schema.FeatureColumns;
        return new LineScore
        {
            IsAtRisk = true,
            Probability = probability,
            Band = BandThresholds.Place(BandThresholds.Of(policy, outcome), probability),
            SecondProbability = other,
            SecondBand = BandThresholds.Place(BandThresholds.Of(policy, second), other),
            Value = LineValuing.Of(policy, probability, _draws.Next(100, 2_000)),
            PolicyStamp = PolicyStamp.Of(policy),
            ValueOutcome = outcome,
            Reasons = [Reason(), Reason()],
            Queue = Level("queue"),
            Channel = Level("channel"),
            Team = Level("team"),
            Moment = Moment.Closure,
            ScoredAt = at.ToUnixTimeSeconds(),
        };

        LineReason Reason()
        {
            var column = columns[_draws.Next(columns.Count)];
            return new LineReason(column.Name, string.Create(CultureInfo.InvariantCulture, $"{column.Label ?? column.Name}: {_draws.Next(100)}"));
        }

        string? Level(string name) => live.Model.Encoder.Find(name) is var at and >= 0 && live.Model.Encoder.Vocabularies[at] is { Levels.Count: > 0 } levels ? levels.Levels[_draws.Next(levels.Levels.Count)] : null;
    }

    private static string Customer(int number) => string.Create(CultureInfo.InvariantCulture, $"C{number:00000000}");

    private static void Hold(Recorded recorded)
    {
        if (recorded != Recorded.Yes)
            throw new InvalidOperationException($"The store did not take its rows: {recorded}.");
    }
}
