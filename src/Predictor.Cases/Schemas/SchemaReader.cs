using System.Text.Json;
using Predictor.Cases.Text;

namespace Predictor.Cases.Schemas;

/// <summary>JSON into a schema; where something is wrong, a stand-in takes its place and the reading goes on.</summary>
internal sealed class SchemaReader(JsonMistakes mistakes)
{
    private const int Newest = 1;
    private const string FormatPrefix = "predictor-schema/";

    /// <summary>The schema, or null where the file is no schema of a format known here.</summary>
    public Schema? Read(JsonElement root)
    {
        var file = new JsonObject(root, "", mistakes);
        if (file.IsBroken || !CheckFormat(file))
            return null;

        var zone = ReadZone(file);
        var schema = new Schema
        {
            Name = file.RequiredText("name", "a name"),
            TimeZone = zone.Id,
            ObservedFrom = ReadTime(file, "observedFrom", zone),
            ObservedUntil = ReadTime(file, "observedUntil", zone),
            Features = file.Text("features"),
            CaseKey = file.Text("caseKey"),
            CustomerKey = file.Text("customerKey"),
            TimeKey = file.Text("timeKey"),
            MomentKey = file.Text("momentKey"),
            Columns = [.. file.List("columns", "a list of columns").Select(item => ReadColumn(new JsonObject(item.Element, item.Path, mistakes)))],
            Outcomes = [.. file.List("outcomes", "a list of outcomes").Select(item => ReadOutcome(new JsonObject(item.Element, item.Path, mistakes)))],
        };
        file.Close();
        return schema;
    }

    private bool CheckFormat(JsonObject file)
    {
        var format = file.RequiredText("format", $"\"{Schema.Format}\"");
        if (format.Length == 0 || format == Schema.Format)
            return format.Length > 0;

        var newer = format.StartsWith(FormatPrefix, StringComparison.Ordinal) && int.TryParse(format.AsSpan(FormatPrefix.Length), out var version) && version > Newest;
        mistakes.Add("format", $"found \"{format}\", expected \"{Schema.Format}\"{(newer ? ": the file is of a newer version than this program reads" : "")}");
        return false;
    }

    private TimeZoneInfo ReadZone(JsonObject file)
    {
        if (file.Text("timeZone") is not { } name)
            return TimeZoneInfo.Utc;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;

        mistakes.Add("timeZone", $"found \"{name}\", expected an IANA time zone such as \"Europe/Berlin\"");
        return TimeZoneInfo.Utc;
    }

    private DateTimeOffset? ReadTime(JsonObject file, string name, TimeZoneInfo zone)
    {
        if (file.Text(name) is not { } text)
            return null;
        if (IsoTime.TryParse(text, zone, out var time))
            return time;

        mistakes.Add(name, $"found \"{text}\", expected {IsoTime.Expected}");
        return null;
    }

    private Column ReadColumn(JsonObject column)
    {
        if (column.IsBroken)
            return new Column { Name = "", Kind = ColumnKind.Number, KnownAt = Moment.Arrival };

        var read = new Column
        {
            Name = column.RequiredText("name", "a name"),
            Kind = column.Choice<ColumnKind>("kind", required: true) ?? ColumnKind.Number,
            KnownAt = column.Choice<Moment>("knownAt", required: true) ?? Moment.Arrival,
            Source = column.Choice<ColumnSource>("source") ?? ColumnSource.Given,
            From = column.Text("from"),
            Per = column.Text("per"),
            Divisor = column.Number("divisor") ?? 1,
            Unit = column.Text("unit"),
            Minimum = column.Number("minimum"),
            Maximum = column.Number("maximum"),
            Monotone = ReadMonotone(column),
            Label = column.Text("label"),
            Words = column.Text("words"),
            WordsAtZero = column.Text("wordsAtZero"),
            WordsBelowZero = column.Text("wordsBelowZero"),
            WordsMissing = column.Text("wordsMissing"),
            Ignore = column.Flag("ignore"),
            Review = column.Text("review"),
        };
        column.Close();
        return read;
    }

    private Dictionary<string, int> ReadMonotone(JsonObject column)
    {
        var directions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (outcome, element, path) in column.Map("monotone", "an object of outcome names, each with 1 or -1"))
        {
            if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var direction) && direction is 1 or -1)
                directions[outcome] = direction;
            else
                mistakes.Add(path, $"found {JsonObject.Show(element)}, expected 1 (only rises) or -1 (only falls)");
        }

        return directions;
    }

    private Outcome ReadOutcome(JsonObject outcome)
    {
        if (outcome.IsBroken)
            return new Outcome { Name = "", Words = "", Label = "", Moments = [Moment.Closure] };

        var read = new Outcome
        {
            Name = outcome.RequiredText("name", "a name"),
            Words = outcome.RequiredText("words", "what happens, such as \"leaves within 30 days\""),
            Heading = outcome.Text("heading"),
            IsOutput = outcome.Flag("isOutput"),
            Label = outcome.RequiredText("label", "the column that holds the label"),
            Positive = outcome.Text("positive") ?? "1",
            Moments = [.. outcome.List("moments", "a list of arrival, closure")
                .Select(item => JsonChoice.Read<Moment>(item.Element, item.Path, mistakes))
                .OfType<Moment>()],
            HorizonDays = outcome.Number("horizonDays"),
            KnownFrom = outcome.Text("knownFrom"),
        };
        outcome.Close();
        return read;
    }
}
