using Predictor.Cases;
using Predictor.Store.History;
using Predictor.Tests;
using Predictor.Training.Init;

namespace Predictor.Training.Tests.Init;

public sealed class ServiceDeskDraftTests
{
    [Fact]
    public void A_real_service_desk_is_drafted_unattended()
    {
        var draft = Draft();
        var columns = draft.Schema.Columns.ToDictionary(column => column.Name);

        Assert.Equal("interaction_id", draft.Mapping.Events["opened"].Fields["case_id"].Column);
        Assert.Equal("customer_id", draft.Mapping.Events["opened"].Fields["customer_id"].Column);
        Assert.Equal("started_at", draft.Mapping.Events["opened"].Fields["at"].Column);
        Assert.Equal("closed_at", draft.Mapping.Events["closed"].Fields["at"].Column);
        Assert.Equal("handle_seconds", draft.Mapping.Events["closed"].Fields["handle_seconds"].Column);
        Assert.Equal(1, draft.Mapping.Events["closed"].Fields["handle_seconds"].Scale);
        Assert.Equal("2016-05-31T23:59:59Z", draft.Schema.ObservedUntil!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        foreach (var name in new[] { "channel", "queue", "location", "reason", "impact", "urgency", "priority" })
        {
            Assert.Equal(Moment.Arrival, columns[name].KnownAt);
        }

        foreach (var name in new[] { "handle_seconds", "transfers", "reopenings", "updates", "wait_seconds", "closed_at" })
        {
            Assert.Equal(Moment.Closure, columns[name].KnownAt);
        }

        Assert.Contains("wait so far", columns["wait_seconds"].Review, StringComparison.Ordinal);
        Assert.False(columns["sla_missed"].IsFeature);
        Assert.DoesNotContain(columns.Keys, name => name.Contains("survey", StringComparison.Ordinal) || name.Contains("tenure", StringComparison.Ordinal));
        Assert.Equal(["back", "sla_missed"], draft.Schema.Outcomes.Select(outcome => outcome.Name));
        Assert.Equal([Moment.Arrival], draft.Schema.Outcomes[1].Moments);
        Assert.True(draft.Schema.Outcomes[1].IsOutput);

        // The median case takes 6.1 days. Known from its closing, an output would lose its positives to purging: late cases close late.
        Assert.Equal(7, draft.Schema.Outcomes[1].HorizonDays);
        Assert.Null(draft.Schema.Outcomes[1].KnownFrom);
        Assert.Contains("7 days after the opening, by when half of the cases were closed", columns["sla_missed"].Review, StringComparison.Ordinal);
        Assert.Contains(draft.Notes, note => note.Contains("no surveys", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_drafted_reads_back_and_builds_the_known_base_rate()
    {
        using var folder = new DraftFolder();
        SchemaDraft.Write(Draft(), folder.Path);
        var schema = SchemaFile.Read(Path.Combine(folder.Path, "schema.json"));
        var notes = new List<string>();
        var table = CaseHistory.Build(
            Repository.RealData("service-desk"), schema, MappingFile.Read(Path.Combine(folder.Path, "mapping.json")),
            File.ReadAllText(Path.Combine(folder.Path, "features.sql")), notes, TestContext.Current.CancellationToken);

        var back = table.Labels[0];
        var arrivals = Enumerable.Range(0, table.Rows).Where(row => table.Moments[row] == Moment.Arrival && back.Values[row] >= 0).ToArray();
        Assert.Equal(24_641, table.CaseIds.Distinct().Count());
        Assert.InRange(arrivals.Average(row => back.Values[row]), 0.63, 0.67);
        Assert.All(arrivals, row => Assert.True(table.At![row] <= new DateTimeOffset(2016, 5, 17, 23, 59, 59, TimeSpan.Zero).ToUnixTimeSeconds()));

        // An output is predicted at arrival alone; at closure it has happened.
        var missed = table.Labels[1].Values;
        Assert.All(Enumerable.Range(0, table.Rows).Where(row => table.Moments[row] == Moment.Closure), row => Assert.Equal(-1, missed[row]));
        Assert.InRange(Enumerable.Range(0, table.Rows).Where(row => missed[row] >= 0).Average(row => missed[row]), 0.25, 0.45);
    }

    private static Draft Draft() =>
        SchemaDraft.FromFolder(Repository.RealData("service-desk"), new DraftOptions(), new SuggestedAnswers(), TestContext.Current.CancellationToken);
}
