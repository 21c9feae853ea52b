using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Cases.Text;
using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>Drafts schema.json and mapping.json from whatever folder of CSV files a company exports; nobody writes SQL or code.</summary>
public static class SchemaDraft
{
    public const string FeaturesFile = "features.sql";

    /// <param name="folder">With the tables.</param>
    /// <param name="options">What the tables do not say.</param>
    /// <param name="questions">Who is asked.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="DataException">No tables, or none that looks like interactions.</exception>
    public static Draft FromFolder(string folder, DraftOptions options, IDraftQuestions questions, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            throw new DataException($"{folder}: there is no such folder.");

        var files = Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0)
            throw new DataException($"{folder}: there are no CSV files.");

        var asking = new Asking(questions);
        var tables = TableRoles.Find([.. files.Select(file => TableProfile.Read(file, cancellation))], asking);
        return Assemble(tables, options with { Name = options.Name ?? new DirectoryInfo(folder).Name }, asking);
    }

    /// <summary>The schema of one flat CSV, as its cells suggest it.</summary>
    public static Schema FromFlat(string file, string label, IReadOnlyList<string> categorical, string? positive = null) =>
        FlatTable.InferSchema(file, label, categorical, positive);

    /// <summary>Writes schema.json, mapping.json and the standard features.sql, each beside and then into place.</summary>
    /// <returns>The schema's path.</returns>
    public static string Write(Draft draft, string folder)
    {
        Directory.CreateDirectory(folder);
        InPlace(Path.Combine(folder, FeaturesFile), stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(StandardFeatures.Sql)));
        MappingFile.Write(Path.Combine(folder, "mapping.json"), draft.Mapping);
        return InPlace(Path.Combine(folder, "schema.json"), stream => SchemaFile.Write(stream, draft.Schema));
    }

    private static Draft Assemble(TableRoles tables, DraftOptions options, Asking asking)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        var interactions = new InteractionRoles(tables, asking, zone);
        var customers = tables.Customers is null ? null : new CustomerRoles(tables.Customers, tables.CustomerKey!, asking);
        var events = new Dictionary<string, EventSource>(StringComparer.Ordinal);
        interactions.AddTo(events);
        customers?.AddTo(events);
        if (FindSurveys(tables, interactions, asking) is { } surveyed)
            events[EventNames.Surveyed] = surveyed;
        NoteAbsent(events, tables.Interactions, asking);

        var given = new GivenDraft(asking);
        var outputs = AddInteractions(given, tables, interactions, surveyed: events.GetValueOrDefault(EventNames.Surveyed), asking);
        if (customers is not null)
            AddCustomers(given, tables, customers);

        Outcome[] outcomes = [.. OutcomeDrafts.Draft(events), .. outputs];
        if (outcomes.Length == 0)
            throw new DataException($"{tables.Interactions.File}: nothing to predict was found, for no column looks like the customer among {string.Join(", ", tables.Interactions.Columns.Select(column => column.Name))}, and there are no surveys and no targets. For a table with a label use --flat.");

        var (from, until) = Observation(interactions, options, zone, asking);
        var schema = new Schema
        {
            Name = options.Name!,
            TimeZone = options.TimeZone,
            ObservedFrom = from,
            ObservedUntil = until,
            Features = FeaturesFile,
            Columns = [.. given.Columns, .. HistoryColumns.Draft(events, asking)],
            Outcomes = outcomes,
        };
        return new Draft(schema, new Mapping { Events = events, Given = given.Mapping }, asking.Notes);
    }

    private static EventSource? FindSurveys(TableRoles tables, InteractionRoles interactions, Asking asking) => tables.Surveys is not null
        ? SurveyRoles.Find(tables.Surveys, tables.SurveyedCase!, asking, [])
        : SurveyRoles.Find(tables.Interactions, tables.CaseId, asking, [.. new[] { tables.CustomerId, interactions.Opened, interactions.Closed }.OfType<ColumnProfile>()]);

    private static List<Outcome> AddInteractions(GivenDraft given, TableRoles tables, InteractionRoles interactions, EventSource? surveyed, Asking asking)
    {
        var table = tables.Interactions;
        var outputs = new List<Outcome>();
        var survey = surveyed?.Table == table.File ? surveyed.Fields.Values.Select(field => field.Column).ToHashSet(StringComparer.Ordinal) : [];
        foreach (var column in table.Columns)
        {
            if (column == tables.CaseId || column == tables.CustomerId)
            {
                given.AddAside(table, column, ColumnKind.Id, Moment.Arrival);
            }
            else if (interactions.Times.Contains(column))
            {
                given.AddAside(table, column, ColumnKind.Time, column == interactions.Opened ? Moment.Arrival : Moment.Closure, interactions.TimeField(column));
            }
            else if (survey.Contains(column.Name))
            {
                asking.Notes.Add($"{column.Name} is known only when the survey is answered: it makes labels and later history, and is no column of a case.");
            }
            else if (column.IsFlag && column.Words.HasAny(Hints.Output))
            {
                int? horizon = interactions.Elapsed is { } elapsed ? OutcomeDrafts.Horizon(elapsed) : null;
                given.AddAside(table, column, ColumnKind.Flag, Moment.Closure, review: Fields.Join("an output: predicted at arrival, not learned from", OutcomeDrafts.HorizonReview(horizon)));
                outputs.Add(OutcomeDrafts.Output(column, given.Columns[^1].Name, horizon));
                asking.Notes.Add($"{column.Name} looks like an output that the centre counts; it is predicted at arrival only (review).");
            }
            else
            {
                given.Add(table, column, null, interactions.Elapsed);
            }
        }

        return outputs;
    }

    private static void AddCustomers(GivenDraft given, TableRoles tables, CustomerRoles roles)
    {
        var table = tables.Customers!;
        foreach (var column in table.Columns.Where(column => column != tables.CustomerKey && column != roles.Value && column != roles.Left))
        {
            if (column.IsTime)
                given.AddAside(table, column, ColumnKind.Time, Moment.Arrival, new FieldSource(table.File, column.Name, column.TimeFormats[0]));
            else
                given.Add(table, column, Moment.Arrival, null);
        }
    }

    private static void NoteAbsent(Dictionary<string, EventSource> events, TableProfile interactions, Asking asking)
    {
        if (!events[EventNames.Opened].Fields.ContainsKey(EventNames.CustomerId))
            asking.Notes.Add($"No column of {interactions.File} says who the customer is: no history, and nothing about coming back. If one does, name it as customer_id of opened in mapping.json.");
        if (!events.ContainsKey(EventNames.Joined))
            asking.Notes.Add("There is no table of customers: no tenure, no value, and nothing about leaving.");
        else if (!events.ContainsKey(EventNames.Left))
            asking.Notes.Add("No column says when a customer left: nothing about leaving is predicted.");
        if (!events.ContainsKey(EventNames.Surveyed))
            asking.Notes.Add("There are no surveys: nothing about satisfaction, neither predicted nor as history.");
    }

    /// <summary>From the first opening to the end of the last one's day: the rows show no more, and only a person knows until when leaving and coming back were recorded.</summary>
    private static (DateTimeOffset From, DateTimeOffset Until) Observation(InteractionRoles interactions, DraftOptions options, TimeZoneInfo zone, Asking asking)
    {
        var (first, last) = interactions.OpenedRange;
        var from = Midnight(first, zone);
        var until = options.ObservedUntil ?? Midnight(last, zone).AddDays(1).AddSeconds(-1);
        if (options.ObservedUntil is null)
            asking.Notes.Add($"observedUntil is drafted as {IsoTime.Format(until)}, the end of the last opening's day (review): say with --observed-until until when leaving, surveys and contacts were recorded.");
        return (from, until);
    }

    private static DateTimeOffset Midnight(long seconds, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(seconds), zone).Date;
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static string InPlace(string path, Action<Stream> write)
    {
        var beside = $"{path}.new";
        using (var stream = File.Create(beside))
        {
            write(stream);
        }

        File.Move(beside, path, overwrite: true);
        return path;
    }
}
