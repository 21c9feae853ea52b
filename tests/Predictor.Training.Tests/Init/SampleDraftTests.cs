using Predictor.Store.History;
using Predictor.Tests;
using Predictor.Training.Init;

namespace Predictor.Training.Tests.Init;

public sealed class SampleDraftTests
{
    [Fact]
    public void The_sample_s_export_is_drafted_to_the_mapping_that_comes_with_it()
    {
        var draft = SchemaDraft.FromFolder(Repository.PathTo("data", "sample"), new DraftOptions(), new SuggestedAnswers(), TestContext.Current.CancellationToken);
        Assert.Equal(Columns(MappingFile.Read(Repository.PathTo("data", "mapping.json"))), Columns(draft.Mapping));
    }

    [Fact]
    public void In_terse_names_its_openings_and_closings_are_told_by_their_order()
    {
        using var folder = new DraftFolder();
        TerseExport.Write(Repository.PathTo("data", "sample"), folder);
        var draft = SchemaDraft.FromFolder(folder.Path, new DraftOptions(), new SuggestedAnswers(), TestContext.Current.CancellationToken);

        Assert.Equal(("tid", "cid", "t0"), (Column("opened", "case_id"), Column("opened", "customer_id"), Column("opened", "at")));
        Assert.Equal(("t1", "xfers", "fixed", "reopens"), (Column("closed", "at"), Column("closed", "transfers"), Column("closed", "resolved"), Column("closed", "reopenings")));
        Assert.Equal(("since", "arpu", "churned", "term_end"), (Column("joined", "at"), Column("joined", "value"), Column("left", "at"), Column("joined", "contract_ends_at")));
        Assert.Equal(("tid", "ts", "score"), (Column("surveyed", "case_id"), Column("surveyed", "at"), Column("surveyed", "score")));
        Assert.Equal(("aht_min", 60), (Column("closed", "handle_seconds"), draft.Mapping.Events["closed"].Fields["handle_seconds"].Scale));
        Assert.All(draft.Schema.Columns.Where(column => column.Name is "w_min" or "aht_min" or "hold_min"), column => Assert.Equal("minutes", column.Unit));
        Assert.Contains("never comes before the opening", draft.Mapping.Events["closed"].Fields["at"].Review, StringComparison.Ordinal);

        string Column(string name, string field) => draft.Mapping.Events[name].Fields[field].Column;
    }

    private static List<string> Columns(Mapping mapping) =>
    [
        .. mapping.Events.SelectMany(source => source.Value.Fields.Select(field => $"{source.Key}.{field.Key}: {field.Value.Table} {field.Value.Column}")).Order(StringComparer.Ordinal),
    ];
}
