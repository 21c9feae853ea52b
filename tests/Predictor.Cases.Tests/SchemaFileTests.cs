using System.Text;
using Predictor.Tests;

namespace Predictor.Cases.Tests;

public sealed class SchemaFileTests
{
    private const string Outcomes = """[{"name": "left", "words": "leaves within 30 days", "label": "left_30d", "moments": ["arrival", "closure"], "horizonDays": 30}]""";

    private static readonly Schema Full = new()
    {
        Name = "brightwater",
        TimeZone = "Europe/Berlin",
        ObservedFrom = new DateTimeOffset(2024, 7, 1, 0, 0, 0, TimeSpan.Zero),
        ObservedUntil = new DateTimeOffset(2026, 6, 30, 23, 59, 59, 500, TimeSpan.FromHours(2)),
        Features = "features.sql",
        CaseKey = "case_id",
        CustomerKey = "customer_id",
        TimeKey = "at",
        MomentKey = "moment",
        Columns =
        [
            new Column { Name = "case_id", Kind = ColumnKind.Id, KnownAt = Moment.Arrival },
            new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival, Label = "Queue", Words = "in the queue {value}", Review = "Is this the queue at arrival? \"žluťoučký\" & <co>" },
            new Column
            {
                Name = "days_since", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Source = ColumnSource.History, From = "seconds_since", Per = "contacts", Divisor = 86400,
                Unit = "days", Minimum = 0, Maximum = 1e4, Monotone = new Dictionary<string, int> { ["left"] = -1, ["back"] = 1 },
                Words = "{value} until then", WordsAtZero = "now", WordsBelowZero = "{value} ago", WordsMissing = "no day is known",
            },
            new Column { Name = "hour", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Source = ColumnSource.Clock, From = "hour" },
            new Column { Name = "remarks", Kind = ColumnKind.Category, KnownAt = Moment.Closure, Ignore = true },
        ],
        Outcomes =
        [
            new Outcome { Name = "left", Words = "leaves within 30 days", Heading = "Leaves", Label = "left_30d", Moments = [Moment.Arrival, Moment.Closure], HorizonDays = 30, KnownFrom = "left_at" },
            new Outcome { Name = "back", Words = "is back", Label = "back_14d", Positive = "yes", Moments = [Moment.Closure], IsOutput = true },
        ],
    };

    [Fact]
    public void A_schema_comes_back_as_it_was_written()
    {
        var bytes = Write(Full);
        var read = SchemaFile.Read(new MemoryStream(bytes), "schema.json");

        Assert.Equivalent(Full, read, strict: true);
        Assert.Equal(bytes, Write(read));
        Assert.Empty(SchemaFile.Mistakes(Full));
    }

    [Fact]
    public void The_file_is_plain_to_read_and_leaves_out_what_has_its_default()
    {
        var text = Encoding.UTF8.GetString(Write(Full));

        Assert.Contains("\"review\": \"Is this the queue at arrival? \\\"žluťoučký\\\" & <co>\"", text, StringComparison.Ordinal);
        Assert.Contains("\"observedUntil\": \"2026-06-30T23:59:59.5+02:00\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"source\": \"given\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_monotone_directions_stand_makes_no_difference_to_the_bytes()
    {
        var other = Full with
        {
            Columns = [.. Full.Columns.Select(column => column with { Monotone = new SortedDictionary<string, int>(column.Monotone.ToDictionary(), Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a))) })],
        };

        Assert.Equal(Write(Full), Write(other));
    }

    [Fact]
    public void All_mistakes_are_reported_together()
    {
        var error = Assert.Throws<SchemaException>(() => Read("""
            {
              "format": "predictor-schema/1",
              "name": "",
              "timezone": "UTC",
              "observedUntil": "yesterday",
              "columns": [
                {"name": "wait", "kind": "numbr", "knownAt": "arrival"},
                {"name": "wait", "kind": "count", "knownAt": 1, "minimum": 5, "maximum": 2},
                {"name": "queue", "kind": "category", "knownAt": "arrival", "monotone": {"left": 1, "lft": 2}, "words": "{queue}"},
                17
              ],
              "outcomes": [
                {"name": "left", "words": "leaves", "label": "left", "moments": [], "horizonDays": -1},
                {"name": "left", "words": "leaves", "label": "gone", "moments": ["arival"], "isOutput": "no"}
              ]
            }
            """));

        Assert.Equal(
            [
                "name: found \"\", expected a name",
                "observedUntil: found \"yesterday\", expected an ISO time such as 2026-06-30T23:59:59Z",
                "columns[0].kind: found \"numbr\", expected one of number, count, flag, category, id, time (the nearest is number)",
                "columns[1].knownAt: found 1, expected one of arrival, closure",
                "columns[2].monotone.lft: found 2, expected 1 (only rises) or -1 (only falls)",
                "columns[3]: found 17, expected an object",
                "outcomes[1].isOutput: found \"no\", expected true or false",
                "outcomes[1].moments[0]: found \"arival\", expected one of arrival, closure (the nearest is arrival)",
                "timezone: is not known, the nearest is timeZone",
                "columns[1].name: found \"wait\", which is columns[0].name too, expected a name of its own",
                "columns[1].minimum: found 5, expected at most the maximum, which is 2",
                "columns[2].monotone: found directions, expected nothing for a column of kind category (number, count and flag have directions)",
                "columns[2].words: found \"{queue}\", expected words with {value} as their only placeholder",
                "outcomes[0].moments: is empty, expected arrival, closure or both",
                "outcomes[0].horizonDays: found -1, expected a number of days above 0",
                "outcomes[1].name: found \"left\", which is outcomes[0].name too, expected a name of its own",
            ],
            error.Mistakes);
        Assert.StartsWith("schema.json: name: found", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "found an array, expected an object")]
    [InlineData("{\"format\": ", "is not JSON: line 1, byte 12")]
    [InlineData("", "is not JSON: line 1, byte 1")]
    [InlineData("{}", "format: is missing, expected \"predictor-schema/1\"")]
    [InlineData("{\"format\": \"predictor-schema/2\", \"shape\": 1}", "format: found \"predictor-schema/2\", expected \"predictor-schema/1\": the file is of a newer version than this program reads")]
    [InlineData("{\"format\": \"predictor-policy/1\"}", "format: found \"predictor-policy/1\", expected \"predictor-schema/1\"")]
    [InlineData("{\"format\": \"\\ud800\"}", "is not text: line 1 holds half of a surrogate pair or a byte that is not UTF-8")]
    [InlineData("{\"format\": 1,\n \"\\udc00x\": 1}", "is not text: line 2 holds half of a surrogate pair or a byte that is not UTF-8")]
    public void A_file_that_is_no_schema_has_one_mistake(string json, string mistake) =>
        Assert.Equal([mistake], Assert.Throws<SchemaException>(() => Read(json)).Mistakes);

    [Theory]
    [InlineData("", "columns: is missing, expected a list of columns")]
    [InlineData("\"columns\": []", "columns: there are none, expected at least one")]
    [InlineData("\"columns\": {}", "columns: found an object, expected a list of columns")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"id\", \"knownAt\": \"arrival\"}]", "columns: none of them is a feature (all are ids, times or ignored), expected at least one")]
    [InlineData("\"columns\": [{\"kind\": \"number\", \"knownAt\": \"arrival\"}]", "columns[0].name: is missing, expected a name")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\"}]", "columns[0].knownAt: is missing, expected one of arrival, closure")]
    [InlineData("\"columns\": [{\"name\": \" a\", \"kind\": \"number\", \"knownAt\": \"arrival\"}]", "columns[0].name: found \" a\", expected a name without spaces around it or line breaks in it")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"name\": \"b\", \"kind\": \"number\", \"knownAt\": \"arrival\"}]", "columns[0].name: is there twice")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"maximun\": 3}]", "columns[0].maximun: is not known, the nearest is maximum")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"maximum\": \"3\"}]", "columns[0].maximum: found \"3\", expected a number")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"maximum\": 1e999}]", "columns[0].maximum: found 1e999, expected a number that a double can hold")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"category\", \"knownAt\": \"arrival\", \"maximum\": 3}]", "columns[0].maximum: found 3, expected nothing for a column of kind category")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"monotone\": {\"lef\": 1}}]", "columns[0].monotone.lef: is no outcome, the nearest is left")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"from\": \"b\"}]", "columns[0].from: found \"b\", expected nothing for a given column")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"per\": \"b\"}]", "columns[0].per: found \"b\", expected nothing for a given column")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"divisor\": 60}]", "columns[0].divisor: found 60, expected nothing for a given column")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"source\": \"history\", \"from\": \"b\"}]", "columns[0].source: found \"history\", expected a schema that names its features file")]
    [InlineData("\"features\": \"f.sql\", \"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"source\": \"history\"}]", "columns[0].from: is missing, expected the column of the features file that the value comes from")]
    [InlineData("\"features\": \"f.sql\", \"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"source\": \"history\", \"from\": \"b\", \"divisor\": 0}]", "columns[0].divisor: found 0, expected a number to divide by")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"source\": \"clock\", \"from\": \"minute\"}]", "columns[0].from: found \"minute\", expected \"hour\" or \"weekday\"")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"source\": \"clock\"}]", "columns[0].from: is missing, expected \"hour\" or \"weekday\"")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"flag\", \"knownAt\": \"arrival\", \"source\": \"clock\", \"from\": \"hour\"}]", "columns[0].kind: found \"flag\", expected number, count or category for a clock column")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"source\": \"clock\", \"from\": \"hour\"}, {\"name\": \"b\", \"kind\": \"number\", \"knownAt\": \"closure\", \"source\": \"clock\", \"from\": \"hour\"}]", "columns[1].knownAt: found \"closure\", expected \"arrival\": the moment's own time is always known")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"closure\"}]", "outcomes[0].moments: holds arrival, at which no feature column is known")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"wordsAtZero\": \"none of {value}\"}]", "columns[0].wordsAtZero: found \"none of {value}\", expected words without a placeholder")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"wordsMissing\": \" \"}]", "columns[0].wordsMissing: found \" \", expected words without a placeholder")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\", \"wordsBelowZero\": \"{days} ago\"}]", "columns[0].wordsBelowZero: found \"{days} ago\", expected words with {value} as their only placeholder")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"count\", \"knownAt\": \"arrival\", \"wordsBelowZero\": \"{value} ago\"}]", "columns[0].wordsBelowZero: found words, expected nothing for a column of kind count (only a number is below zero)")]
    [InlineData("\"columns\": [{\"name\": \"a\", \"kind\": \"category\", \"knownAt\": \"arrival\", \"wordsAtZero\": \"none\"}]", "columns[0].wordsAtZero: found words, expected nothing for a column of kind category (number, count and flag have a zero)")]
    [InlineData("\"columns\": [{\"name\": \"left_30d\", \"kind\": \"number\", \"knownAt\": \"closure\"}, {\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\"}]", "outcomes[0].label: found \"left_30d\", which is a feature column known when the outcome is predicted: it would give the answer away")]
    public void A_mistake_in_the_columns_is_named(string columns, string mistake) =>
        Assert.Equal([mistake], Assert.Throws<SchemaException>(() => Read(File(columns, Outcomes))).Mistakes);

    [Theory]
    [InlineData("\"timeZone\": \"Europe/Berln\"", "timeZone: found \"Europe/Berln\", expected an IANA time zone such as \"Europe/Berlin\"")]
    [InlineData("\"observedFrom\": \"2027-01-01\"", "observedUntil: found \"2026-06-30T00:00:00Z\", expected a time after observedFrom, which is \"2027-01-01T00:00:00Z\"")]
    [InlineData("\"features\": \"../features.sql\"", "features: found \"../features.sql\", expected the name of a file beside the schema")]
    [InlineData("\"caseKey\": \" \"", "caseKey: found \" \", expected the name of a column, or nothing at all")]
    [InlineData("\"caseKey\": \"wait\"", "caseKey: found \"wait\", which is a feature column too, expected a column of its own (or that column of kind id or time, or ignored)")]
    [InlineData("\"caseKey\": \"id\", \"customerKey\": \"id\", \"timeKey\": \"id\"", "timeKey: found \"id\", which is the caseKey too, expected a column of its own|timeKey: found \"id\", which is the customerKey too, expected a column of its own")]
    [InlineData("\"format\": \"predictor-schema/1\"", "format: is there twice")]
    public void A_mistake_in_the_head_is_named(string head, string mistakes) =>
        Assert.Equal(mistakes.Split('|'), Assert.Throws<SchemaException>(() => Read(File($"{head}, {Columns}", Outcomes))).Mistakes);

    [Theory]
    [InlineData("[]", "outcomes: there are none, expected at least one")]
    [InlineData("""[{"name": "left", "words": "leaves", "label": "x"}]""", "outcomes[0].moments: is missing, expected a list of arrival, closure")]
    [InlineData("""[{"name": "left", "words": "leaves", "label": "x", "moments": ["arrival", "arrival"]}]""", "outcomes[0].moments: names a moment twice, expected each once")]
    [InlineData("""[{"name": "Left 30", "words": "leaves", "label": "x", "moments": ["arrival"]}]""", "outcomes[0].name: found \"Left 30\", expected small letters, digits and underscores, a letter first")]
    [InlineData("""[{"name": "left", "words": "leaves", "label": "x", "positive": "", "moments": ["arrival"]}]""", "outcomes[0].positive: found \"\", expected the text of the label column that counts as positive")]
    [InlineData("""[{"name": "left", "words": "leaves", "label": "x", "moments": ["arrival"]}, {"name": "back", "words": "is back", "label": "x", "moments": ["arrival"]}]""", "outcomes[1].label: found \"x\", which is outcomes[0].label too, expected a column of its own")]
    [InlineData("""[{"name": "left", "words": "leaves", "label": "x", "moments": ["arrival"], "knownFrom": "wait"}]""", "outcomes[0].knownFrom: found \"wait\", which is a feature column known when the outcome is predicted: it would give the answer away")]
    [InlineData("""[{"name": "left", "words": "leaves", "label": "x", "moments": ["arrival"]}, {"name": "back", "words": "is back", "label": "y", "moments": ["closure"]}]""", "momentKey: is missing, expected the column that says arrival or closure, as outcomes are predicted at both")]
    public void A_mistake_in_the_outcomes_is_named(string outcomes, string mistake) =>
        Assert.Equal([mistake], Assert.Throws<SchemaException>(() => Read(File(Columns, outcomes, moment: ""))).Mistakes);

    [Fact]
    public void A_horizon_needs_the_end_of_observation() =>
        Assert.Equal(
            ["outcomes[0].horizonDays: needs observedUntil: until when outcomes were observed, as a label is mature only once its horizon was"],
            Assert.Throws<SchemaException>(() => Read($$"""{"format": "predictor-schema/1", "name": "desk", "momentKey": "moment", {{Columns}}, "outcomes": {{Outcomes}}}""")).Mistakes);

    [Fact]
    public void A_column_known_at_closure_may_be_the_label_of_an_outcome_predicted_at_arrival_alone()
    {
        var schema = Read(File(
            "\"columns\": [{\"name\": \"a\", \"kind\": \"number\", \"knownAt\": \"arrival\"}, {\"name\": \"missed\", \"kind\": \"flag\", \"knownAt\": \"closure\"}]",
            """[{"name": "missed", "words": "waits too long", "label": "missed", "moments": ["arrival"]}]"""));

        Assert.Equal(2, schema.FeatureColumns.Count);
    }

    [Fact]
    public void Too_large_a_file_is_refused_before_it_is_parsed() =>
        Assert.Equal(
            [$"the file is larger than {SchemaFile.MaximumLength} bytes"],
            Assert.Throws<SchemaException>(() => Read(new string(' ', SchemaFile.MaximumLength + 1))).Mistakes);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Equal("schema.json: there is no such file (/nowhere/schema.json)", Assert.Throws<SchemaException>(() => SchemaFile.Read("/nowhere/schema.json")).Message);

    [Fact]
    public void A_schema_made_in_code_is_held_to_the_same_rules() =>
        Assert.Equal(
            ["columns[1].name: found \"case_id\", which is columns[0].name too, expected a name of its own"],
            SchemaFile.Mistakes(Full with { Columns = [Full.Columns[0], .. Full.Columns] }));

    [Fact]
    public void The_example_in_the_README_is_a_schema()
    {
        var readme = System.IO.File.ReadAllText(Repository.PathTo("src", "Predictor.Cases", "README.md"));
        var start = readme.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;

        var schema = Read(readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)]);

        Assert.Equal(7, schema.FeatureColumns.Count);
        Assert.Equal(["left", "sla_missed"], schema.Outcomes.Select(outcome => outcome.Name));
    }

    private const string Columns = """
        "columns": [{"name": "wait", "kind": "number", "knownAt": "arrival"}]
        """;

    private static string File(string columns, string outcomes, string moment = "\"momentKey\": \"moment\", ") =>
        $"{{\"format\": \"predictor-schema/1\", \"name\": \"desk\", \"observedUntil\": \"2026-06-30\", {moment}{(columns.Length > 0 ? columns + ", " : "")}\"outcomes\": {outcomes}}}";

    private static Schema Read(string json) => SchemaFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "schema.json");

    private static byte[] Write(Schema schema)
    {
        using var stream = new MemoryStream();
        SchemaFile.Write(stream, schema);
        return stream.ToArray();
    }
}
