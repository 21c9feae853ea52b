using System.Globalization;
using Predictor.Cases;
using Predictor.Store.History;
using Predictor.Training.Init;

namespace Predictor.Training.Tests.Init;

public sealed class DraftDetailsTests
{
    private static readonly DateTime Start = new(2025, 1, 1, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'Z'", "iso")]
    [InlineData("yyyy-MM-dd HH:mm", "iso")]
    [InlineData("dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm")]
    [InlineData("MM/dd/yyyy HH:mm", "MM/dd/yyyy HH:mm")]
    [InlineData("M/d/yyyy h:mm tt", "M/d/yyyy h:mm tt")]
    [InlineData("dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm:ss")]
    [InlineData("dd-MMM-yy", "dd-MMM-yy")]
    [InlineData("seconds", "epoch_seconds")]
    [InlineData("milliseconds", "epoch_milliseconds")]
    public void A_time_format_is_read_off_the_cells(string written, string expected)
    {
        using var folder = Calls(time => written switch
        {
            "seconds" => new DateTimeOffset(time).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "milliseconds" => new DateTimeOffset(time).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            _ => time.ToString(written, CultureInfo.InvariantCulture),
        });
        Assert.Equal(expected, Draft(folder).Mapping.Events["opened"].Fields["at"].TimeFormat);
    }

    [Fact]
    public void Days_that_fit_both_ways_are_asked_for_and_marked()
    {
        // Eleven days of one month: 05/01/2025 is the fifth of January or the first of May.
        using var folder = Calls(time => time.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture), days: 11);
        var unattended = Draft(folder).Mapping.Events["opened"].Fields["at"];
        Assert.Equal("dd/MM/yyyy HH:mm", unattended.TimeFormat);
        Assert.Contains("fit dd/MM/yyyy HH:mm and MM/dd/yyyy HH:mm alike", unattended.Review, StringComparison.Ordinal);

        var answered = SchemaDraft.FromFolder(folder.Path, new DraftOptions(), new ScriptedAnswers(("day first or month first", "MM/dd")), TestContext.Current.CancellationToken);
        Assert.Equal("MM/dd/yyyy HH:mm", answered.Mapping.Events["opened"].Fields["at"].TimeFormat);
        Assert.Null(answered.Mapping.Events["opened"].Fields["at"].Review);
    }

    [Fact]
    public void A_duration_without_a_unit_in_its_name_is_measured_against_the_closing()
    {
        using var folder = Calls(time => time.ToString("s", CultureInfo.InvariantCulture));
        var handle = Draft(folder).Mapping.Events["closed"].Fields["handle_seconds"];
        Assert.Equal(("talk", 60), (handle.Column, handle.Scale));
        Assert.Contains("taken as minutes", handle.Review, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_nothing_explains_is_known_at_closure_and_marked()
    {
        using var folder = Calls(time => time.ToString("s", CultureInfo.InvariantCulture));
        var column = Draft(folder).Schema.Columns.Single(column => column.Name == "zz");
        Assert.Equal(Moment.Closure, column.KnownAt);
        Assert.NotNull(column.Review);

        var answered = SchemaDraft.FromFolder(folder.Path, new DraftOptions(), new ScriptedAnswers(("When is zz", "already when")), TestContext.Current.CancellationToken);
        Assert.Equal(Moment.Arrival, answered.Schema.Columns.Single(column => column.Name == "zz").KnownAt);
    }

    [Fact]
    public void A_count_of_holds_is_no_time_on_hold()
    {
        using var folder = new DraftFolder();
        folder.Write("calls.csv", "no,cust,start,end,Hold Cnt,Hold Time", Enumerable.Range(0, 400).Select(i =>
            $"n{i},c{i % 70},{Start.AddHours(i):s},{Start.AddHours(i).AddMinutes(15 + (i % 7)):s},{i % 4},{i % 4 * 3}"));
        var columns = Draft(folder).Schema.Columns.ToDictionary(column => column.Name);

        Assert.Equal((ColumnKind.Count, null), (columns["Hold Cnt"].Kind, columns["Hold Cnt"].Unit));
        Assert.Equal((ColumnKind.Number, "minutes"), (columns["Hold Time"].Kind, columns["Hold Time"].Unit));
    }

    [Theory]
    [InlineData(1, 0.5, 0.9, 30)]
    [InlineData(7, 0.5, 6.1, 30)]
    [InlineData(14, 7.1, 13, 100)]
    [InlineData(7, 7, 7, double.NaN)]
    [InlineData(90, 1, double.NaN, double.NaN)]
    public void An_output_s_horizon_is_the_least_by_which_half_of_the_cases_were_closed(int days, double first, double second, double third) =>
        Assert.Equal(days, OutcomeDrafts.Horizon([first * 86_400, second * 86_400, third * 86_400]));

    [Fact]
    public void The_end_of_observation_is_the_last_opening_s_day_unless_it_is_said()
    {
        using var folder = Calls(time => time.ToString("s", CultureInfo.InvariantCulture), days: 3);
        Assert.Equal(new DateTimeOffset(2025, 1, 3, 23, 59, 59, TimeSpan.Zero), Draft(folder).Schema.ObservedUntil);

        var said = new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(said, SchemaDraft.FromFolder(folder.Path, new DraftOptions { ObservedUntil = said }, new SuggestedAnswers(), TestContext.Current.CancellationToken).Schema.ObservedUntil);

        var berlin = SchemaDraft.FromFolder(folder.Path, new DraftOptions { TimeZone = "Europe/Berlin" }, new SuggestedAnswers(), TestContext.Current.CancellationToken);
        Assert.Equal(new DateTimeOffset(2025, 1, 3, 23, 59, 59, TimeSpan.FromHours(1)), berlin.Schema.ObservedUntil);
    }

    [Fact]
    public void What_cannot_be_interactions_is_said()
    {
        using var empty = new DraftFolder();
        Assert.EndsWith("there are no CSV files.", Error(empty), StringComparison.Ordinal);

        empty.Write("colours.csv", "name,hue", ["red,1", "blue,2"]);
        Assert.StartsWith("No table looks like interactions", Error(empty), StringComparison.Ordinal);

        using var nobody = new DraftFolder();
        nobody.Write("calls.csv", "call_id,started_at,queue", Enumerable.Range(0, 30).Select(i => $"x{i},{Start.AddHours(i):s},q{i % 2}"));
        Assert.Contains("no column looks like the customer among call_id, started_at, queue", Error(nobody), StringComparison.Ordinal);

        static string Error(DraftFolder folder) => Assert.Throws<DataException>(() => Draft(folder)).Message;
    }

    [Fact]
    public void Where_nothing_says_who_there_is_no_history_and_nobody_comes_back()
    {
        using var folder = new DraftFolder();
        folder.Write("calls.csv", "call_id,started_at,ended_at,queue,Customer Remarks,answered_on,csat", Enumerable.Range(0, 400).Select(i =>
            $"n{i},{Start.AddHours(i):s},{Start.AddHours(i).AddMinutes(9):s},q{i % 3},fine {i % 70},{Start.AddHours(i + 5):s},{1 + (i % 5)}"));
        var draft = SchemaDraft.FromFolder(folder.Path, new DraftOptions { ObservedUntil = Start.AddDays(60) }, new SuggestedAnswers(), TestContext.Current.CancellationToken);

        Assert.Contains(draft.Notes, note => note.StartsWith("No column of calls.csv says who the customer is", StringComparison.Ordinal));
        Assert.Equal(["dissatisfied"], draft.Schema.Outcomes.Select(outcome => outcome.Name));
        Assert.DoesNotContain(draft.Schema.Columns, column => column.Source == ColumnSource.History);
        SchemaDraft.Write(draft, folder.Path);
        var table = CaseHistory.Build(folder.Path, draft.Schema, draft.Mapping, StandardFeatures.Sql, [], TestContext.Current.CancellationToken);
        Assert.Equal((800, "case n0"), (table.Rows, table.CustomerIds![0]));
        Assert.Equal(320, table.Labels[0].Values.Count(label => label > 0));
    }

    [Theory]
    [InlineData("Customer Remarks", "fine {0}")]
    [InlineData("caller", "this is a long story of what went wrong with order {0}")]
    [InlineData("Customer_City", "city {0}")]
    [InlineData("customer", "", "", "c{0}")]
    [InlineData("account_status", "open", "closed")]
    public void What_does_not_repeat_a_person_is_no_customer(string column, params string[] texts)
    {
        using var folder = new DraftFolder();
        folder.Write("calls.csv", $"call_id,started_at,{column}", Rows(texts));
        Assert.Contains("no column looks like the customer among call_id, started_at", Assert.Throws<DataException>(() => Draft(folder)).Message, StringComparison.Ordinal);
        folder.Write("calls.csv", $"call_id,started_at,{column},client_no", Rows([.. texts.Select(text => text + ",")]).Select((row, i) => $"{row}{i % 40}"));
        Assert.Equal("client_no", Draft(folder).Mapping.Events["opened"].Fields["customer_id"].Column);

        static IEnumerable<string> Rows(string[] texts) => Enumerable.Range(0, 300).Select(i => string.Create(CultureInfo.InvariantCulture, $"n{i},{Start.AddHours(i):s},{string.Format(CultureInfo.InvariantCulture, texts[i % texts.Length], i % 70)}"));
    }

    [Fact]
    public void A_terminal_takes_numbers_and_empty_lines_and_asks_again_at_anything_else()
    {
        using var output = new StringWriter();
        using var input = new StringReader("three\n2\n\n");
        var terminal = new TerminalQuestions(input, output);

        Assert.Equal(1, terminal.Choose("Which?", ["a", "b"], 0));
        Assert.Equal(0, terminal.Choose("Which?", ["a", "b"], 0));
        Assert.True(terminal.IsAttended);
        Assert.Contains("Found 'three', expected a number from 1 to 2", output.ToString(), StringComparison.Ordinal);

        // The input has ended: nobody is there any more.
        Assert.Equal(1, terminal.Choose("Which?", ["a", "b"], 1));
        Assert.False(terminal.IsAttended);
    }

    [Theory]
    [InlineData("Vorgang_Nr", "vorgang", "nr")]
    [InlineData("closedAt", "closed", "at")]
    [InlineData("EröffnetAm", "eroffnet", "am")]
    [InlineData("handle-time (min)", "handle", "min")]
    public void A_name_is_taken_apart(string name, string first, string second)
    {
        var words = new NameWords(name);
        Assert.True(words.HasAny([first]));
        Assert.True(words.HasAny([second]));
        Assert.False(words.HasAny(["x"]));
    }

    private static Draft Draft(DraftFolder folder) =>
        SchemaDraft.FromFolder(folder.Path, new DraftOptions(), new SuggestedAnswers(), TestContext.Current.CancellationToken);

    /// <summary>One table in terse names: 40 calls a day, talked about for 5 to 30 minutes.</summary>
    private static DraftFolder Calls(Func<DateTime, string> write, int days = 40)
    {
        var random = new Random(3);
        var folder = new DraftFolder();
        folder.Write("calls.csv", "no,cust,start,end,talk,zz", Enumerable.Range(0, days * 40).Select(i =>
        {
            var (opened, talk) = (Start.AddDays(i / 40).AddMinutes(i % 40), random.Next(5, 30));
            return string.Create(CultureInfo.InvariantCulture, $"n{i},c{random.Next(200)},{write(opened)},{write(opened.AddMinutes(talk + random.Next(3)))},{talk},{random.Next(9)}");
        }));
        return folder;
    }
}
