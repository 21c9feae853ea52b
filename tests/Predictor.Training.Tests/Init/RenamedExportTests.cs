using Predictor.Cases;
using Predictor.Store.History;
using Predictor.Training.Init;

namespace Predictor.Training.Tests.Init;

public sealed class RenamedExportTests
{
    [Fact]
    public void A_german_export_is_drafted_without_anyone_answering()
    {
        using var folder = GermanExport.Write();
        var draft = SchemaDraft.FromFolder(folder.Path, new DraftOptions { Name = "stadtwerk" }, new SuggestedAnswers(), TestContext.Current.CancellationToken);
        var events = draft.Mapping.Events;
        var columns = draft.Schema.Columns.ToDictionary(column => column.Name);

        Assert.Equal(["closed", "joined", "left", "opened", "surveyed"], events.Keys.Order());
        Assert.Equal(("kontakte.csv", "Vorgang_Nr", "Kundennummer", "Eröffnet"), (events["opened"].Table, Column("opened", "case_id"), Column("opened", "customer_id"), Column("opened", "at")));
        Assert.Equal(("Geschlossen", "Bearbeitungszeit_Min", 60), (Column("closed", "at"), Column("closed", "handle_seconds"), events["closed"].Fields["handle_seconds"].Scale));
        Assert.Equal(("Weiterleitungen", "Wiedereröffnungen", "Gelöst"), (Column("closed", "transfers"), Column("closed", "reopenings"), Column("closed", "resolved")));
        Assert.Equal("1", events["closed"].Fields["resolved"].Values!["ja"]);
        Assert.Equal("dd.MM.yyyy HH:mm", events["opened"].Fields["at"].TimeFormat);
        Assert.Equal(("umfrage.csv", "Vorgang", "Beantwortet_am", "Bewertung"), (events["surveyed"].Table, Column("surveyed", "case_id"), Column("surveyed", "at"), Column("surveyed", "score")));
        Assert.Equal(("kundenstamm.csv", "Kunde_seit", "Jahresumsatz", "Gekündigt_am"), (events["joined"].Table, Column("joined", "at"), Column("joined", "value"), Column("left", "at")));
        Assert.Equal("Vertragsende", Column("joined", "contract_ends_at"));
        Assert.Equal(["left", "dissatisfied", "back"], draft.Schema.Outcomes.Select(outcome => outcome.Name));

        Assert.Equal((Moment.Arrival, ColumnKind.Category), (columns["Kanal"].KnownAt, columns["Kanal"].Kind));
        Assert.Equal((Moment.Arrival, ColumnKind.Category), (columns["Tarif"].KnownAt, columns["Tarif"].Kind));
        Assert.Equal((Moment.Closure, "minutes"), (columns["Wartezeit_Min"].KnownAt, columns["Wartezeit_Min"].Unit));
        Assert.Equal((Moment.Closure, "minutes"), (columns["Bearbeitungszeit_Min"].KnownAt, columns["Bearbeitungszeit_Min"].Unit));
        Assert.Equal((Moment.Closure, ColumnKind.Flag), (columns["Gelöst"].KnownAt, columns["Gelöst"].Kind));
        Assert.False(columns["Bearbeiter"].IsFeature);
        Assert.False(columns["Name"].IsFeature);
        Assert.True(columns["days_to_contract_end"].Ignore);

        string Column(string name, string field) => events[name].Fields[field].Column;
    }

    [Fact]
    public void Its_cases_are_built_in_seconds_though_it_is_in_minutes()
    {
        using var folder = GermanExport.Write();
        SchemaDraft.Write(SchemaDraft.FromFolder(folder.Path, new DraftOptions(), new SuggestedAnswers(), TestContext.Current.CancellationToken), folder.Path);
        var schema = SchemaFile.Read(Path.Combine(folder.Path, "schema.json"));
        var table = CaseHistory.Build(folder.Path, schema, MappingFile.Read(Path.Combine(folder.Path, "mapping.json")), StandardFeatures.Sql, TestContext.Current.CancellationToken);

        Assert.Equal(2 * GermanExport.Contacts, table.Rows);
        Assert.All(table.Labels, label => Assert.Equal(3, label.Values.Distinct().Count()));
        var mean = Cells(table, "mean_handle_seconds_90d");
        Assert.InRange(mean.Where(float.IsFinite).Average(), 15 * 60, 25 * 60);
        Assert.All(Cells(table, "Bearbeitungszeit_Min").Where(float.IsFinite), minutes => Assert.InRange(minutes, 1, 40));
    }

    [Fact]
    public void A_person_s_answers_are_taken_and_leave_nothing_to_review()
    {
        using var folder = GermanExport.Write();
        var answers = new ScriptedAnswers(("contract is renewed", "no, it is"));
        var draft = SchemaDraft.FromFolder(folder.Path, new DraftOptions(), answers, TestContext.Current.CancellationToken);

        Assert.NotEmpty(answers.Asked);
        var end = draft.Schema.Columns.Single(column => column.Name == "days_to_contract_end");
        Assert.False(end.Ignore);
        Assert.Null(end.Review);
    }

    private static float[] Cells(CaseTable table, string name) => table.Cells[Enumerable.Range(0, table.Schema.FeatureColumns.Count).Single(i => table.Schema.FeatureColumns[i].Name == name)].Numbers!;
}
