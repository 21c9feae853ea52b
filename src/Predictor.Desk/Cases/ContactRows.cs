using System.Globalization;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Store.Records;

namespace Predictor.Desk.Cases;

/// <summary>A customer's cases with what is known of them, newest first.</summary>
public static class ContactRows
{
    /// <param name="events">Of the customer.</param>
    /// <param name="scores">Oldest first.</param>
    /// <param name="options">Which columns say what.</param>
    /// <param name="most">Newest cases.</param>
    public static IReadOnlyList<ContactRow> Of(CustomerEvents events, IReadOnlyList<CustomerScore> scores, DeskOptions options, int most)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(options);
        var surveys = events.Surveys.GroupBy(survey => survey.CaseId).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var scored = scores.Where(score => score.CaseId is not null).GroupBy(score => (score.CaseId!, score.Moment)).ToDictionary(group => group.Key, group => group.Last().Probability);
        return [.. events.Interactions.Reverse().Take(most).Select(Row)];

        ContactRow Row(Interaction each)
        {
            var given = Given(each.Given);
            return new ContactRow(
                each,
                Text(options.Columns.Queue),
                Text(options.Columns.Channel),
                Text(options.Columns.Reason),
                double.TryParse(Text(options.Columns.Wait), NumberStyles.Float, CultureInfo.InvariantCulture, out var wait) && wait >= 0 ? wait : null,
                Text(options.Columns.Team),
                options.ShowAgents ? Text(options.Columns.Agent) : null,
                surveys.GetValueOrDefault(each.CaseId),
                scored.TryGetValue((each.CaseId, Moment.Arrival), out var arrival) ? arrival : null,
                scored.TryGetValue((each.CaseId, Moment.Closure), out var closure) ? closure : null);

            string? Text(string? column) => column is not null && given.TryGetValue(column, out var text) ? text : null;
        }
    }

    /// <summary>The columns that were sent with a case, by name; what is no object holds none.</summary>
    private static Dictionary<string, string> Given(string? json)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is null)
            return given;
        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject() : [])
        {
            if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                given[member.Name] = member.Value.ToString();
        }

        return given;
    }
}
