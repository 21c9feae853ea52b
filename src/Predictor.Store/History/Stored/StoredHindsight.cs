using System.Globalization;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Store.Databases;

namespace Predictor.Store.History.Stored;

/// <summary>What a service's store knows of what was said, seen and came, to be held against each other afterwards.</summary>
/// <param name="Answers">Of a model, whichever version answered, in no order; base rates are no answers of it.</param>
/// <param name="Looks">That somebody looked at a customer: his page was opened, or something was done to his line by hand; in no order. What a plan gave to somebody was not looked at by that.</param>
/// <param name="Met">Of whom it was told that he, or his case, met the outcome, with the time; in no order.</param>
public sealed record StoredHindsight(IReadOnlyList<StoredAnswer> Answers, IReadOnlyList<CustomerTime> Looks, IReadOnlyList<CustomerTime> Met)
{
    private const string AnswersSql = "SELECT case_id, moment, as_of, received_at_ms, answer FROM prediction WHERE model = $1 AND shadow_of IS NULL AND case_id IS NOT NULL";

    private const string LooksSql = """
        SELECT customer_id, case_id, at_ms FROM desk_seen
        UNION ALL SELECT customer_id, case_id, at_ms FROM desk_event WHERE plan_minutes IS NULL AND what <> 'undone'
        """;

    private const string MetSql = """
        SELECT CASE WHEN outcome.subject = 2 THEN outcome.subject_id END, CASE outcome.subject WHEN 1 THEN outcome.subject_id WHEN 0 THEN prediction.case_id END, outcome.at FROM outcome
        LEFT JOIN prediction ON outcome.subject = 0 AND prediction.prediction_id = outcome.subject_id
        WHERE outcome.name = $1 AND outcome.happened = 1
        """;

    /// <summary>Reads a store as it stands, and changes nothing in it; the service may go on writing.</summary>
    /// <param name="connection"><c>Data Source=FILE</c> (SQLite) or <c>Host=…</c> (PostgreSQL).</param>
    /// <param name="model">Whose answers.</param>
    /// <param name="outcome">Of which outcome.</param>
    /// <param name="notes">Takes how many answers could not be read.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="DataException">There is no store, it does not answer, or is another program's.</exception>
    public static StoredHindsight Read(string connection, string model, string outcome, IList<string> notes, CancellationToken cancellation) =>
        StoreSnapshot.Reading(connection, store => Read(store, model, outcome, notes, cancellation), cancellation);

    private static StoredHindsight Read(StoreSnapshot store, string model, string outcome, IList<string> notes, CancellationToken cancellation)
    {
        var (answers, unread) = (new List<StoredAnswer>(), 0);
        foreach (var row in store.Rows(AnswersSql, cancellation, model))
        {
            if (!TryFind(row.GetString(4), outcome, out var probability))
                unread++;
            else if (probability is { } said)
                answers.Add(new StoredAnswer(row.GetString(0), (Moment)row.GetInt64(1), Math.Max(row.GetInt64(2), row.GetInt64(3) / 1_000), said));
        }

        if (unread > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{unread:N0} recorded answers are of another form than this program's, and are left out."));
        return new StoredHindsight(
            answers,
            [.. store.Rows(LooksSql, cancellation).Select(row => new CustomerTime(row.Text(0), row.Text(1), row.GetInt64(2) / 1_000))],
            [.. store.Rows(MetSql, cancellation, outcome).Select(row => new CustomerTime(row.Text(0), row.Text(1), row.GetInt64(2)))]);
    }

    /// <param name="answer">JSON, as it was answered.</param>
    /// <param name="outcome">Of which.</param>
    /// <param name="probability">Null: the outcome was not answered, or by its base rate.</param>
    /// <returns>False: it is no answer of this program's.</returns>
    private static bool TryFind(string answer, string outcome, out double? probability)
    {
        probability = null;
        try
        {
            using var document = JsonDocument.Parse(answer);
            if (document.RootElement.TryGetProperty("degraded", out var degraded) && degraded.EnumerateArray().Any(each => each.GetProperty("cause").GetString() is "baseRate" or "momentNotModelled"))
                return true;
            foreach (var each in document.RootElement.GetProperty("outcomes").EnumerateArray())
            {
                if (each.GetProperty("name").ValueEquals(outcome))
                    probability = each.GetProperty("probability").GetDouble();
            }

            return true;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
