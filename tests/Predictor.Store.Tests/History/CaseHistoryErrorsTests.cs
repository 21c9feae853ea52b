using Predictor.Cases;
using Predictor.Store.History;

namespace Predictor.Store.Tests.History;

public sealed class CaseHistoryErrorsTests
{
    private const string Header = "id,customer,opened,closed,handle,transfers,resolved,reopenings,queue";

    [Theory]
    [InlineData("i1,c1,soon,,,,,,q", "interactions.csv, line 3, column opened: found 'soon', expected whole seconds since 1970")]
    [InlineData("i1,c1,,,,,,,q", "interactions.csv, line 3, column opened: found nothing, expected whole seconds since 1970")]
    [InlineData("i0,c1,1735689700,,,,,,q", "interactions.csv, line 3, column id: found 'i0', which line 2 has too, expected each case once")]
    [InlineData(",c1,1735689700,,,,,,q", "interactions.csv, line 3, column id: found nothing, expected a case id")]
    [InlineData("i1,c1,1735689700,1735689800,long,1,1,0,q", "interactions.csv, line 3, column handle: found 'long', expected a number")]
    [InlineData("i1,c1,1735689700,1735689800,9,many,1,0,q", "interactions.csv, line 3, column transfers: found 'many', expected a number")]
    [InlineData("i1,c1,1735689700", "interactions.csv, line 3: found 3 columns, expected 9 columns as in the header.")]
    public void A_broken_row_is_named_with_file_line_and_column(string row, string message)
    {
        using var folder = Folder(row);
        Assert.Equal(message, Assert.Throws<DataException>(() => Build(folder, [])).Message);
    }

    [Fact]
    public void Many_closings_before_their_opening_are_an_error_and_one_is_noted()
    {
        using var wrong = Folder("i1,c1,1735689700,1735689600,,,,,q", "i2,c1,1735689700,1735689600,,,,,q");
        Assert.StartsWith("interactions.csv, line 3, column closed: 2 of 2 cases close before they open", Assert.Throws<DataException>(() => Build(wrong, [])).Message, StringComparison.Ordinal);

        using var fault = Folder("i1,c1,1735689700,1735689600,,,,,q", "i2,c1,1735689700,1735689800,,,,,q");
        var notes = new List<string>();
        var table = Build(fault, notes);
        Assert.Equal(1, table.Moments.Count(moment => moment == Moment.Closure));
        Assert.Contains(notes, note => note.StartsWith("1 of 2 cases close before they open (the first: interactions.csv, line 3, column closed)", StringComparison.Ordinal));
    }

    [Fact]
    public void What_joins_nothing_is_counted_and_noted()
    {
        using var folder = Folder("i1,c9,1735689700,,,,,,q", "i2,,1735689700,,,,,,q");
        folder.Write("surveys.csv", "case,answered,score", "i1,1735689800,4", "i1,1735689750,1", "i77,1735689750,1");
        var notes = new List<string>();
        Build(folder, notes);

        Assert.Contains("1 of 3 rows of surveys.csv name no case of interactions.csv and are left out, the first in line 4.", notes);
        Assert.Contains("1 rows of surveys.csv are further ones of a case that has one already; the earliest counts.", notes);
        Assert.Contains("1 of 2 customers of interactions.csv are not in customers.csv: they have no tenure, no value and no label of leaving.", notes);
        Assert.Contains("1 of 3 cases name no customer: their history is missing.", notes);
    }

    [Theory]
    [InlineData("i1,,5", "i1,1735689750,1")]
    [InlineData("i1,1735689750,1", "i1,,5")]
    public void A_survey_without_a_time_never_hides_the_one_that_was_answered(string first, string second)
    {
        using var folder = Folder("i1,c1,1735689700,,,,,,q", "i2,c1,1735689900,,,,,,q");
        folder.Write("surveys.csv", "case,answered,score", first, second);
        var notes = new List<string>();
        var table = Build(folder, notes);

        var surveys = Enumerable.Range(0, table.Schema.FeatureColumns.Count).Single(column => table.Schema.FeatureColumns[column].Name == "surveys_365d");
        var later = Enumerable.Range(0, table.Rows).Single(row => table.CaseIds[row] == "i2");
        Assert.Equal(1, table.Cells[surveys].Numbers![later]);
        Assert.Contains("1 of 2 rows of surveys.csv have no time: one counts only where its case has no other, the first in line " + (first == "i1,,5" ? "2." : "3."), notes);
    }

    [Fact]
    public void A_customer_listed_twice_is_an_error()
    {
        using var folder = Folder("i1,c1,1735689700,,,,,,q");
        folder.Write("customers.csv", "customer,joined,left,value,ends", "c1,,,,", "c1,,,,");
        Assert.Equal("customers.csv, line 3, column customer: found 'c1', which line 2 has too, expected each customer once", Assert.Throws<DataException>(() => Build(folder, [])).Message);
    }

    [Fact]
    public void A_features_file_that_is_not_as_it_should_be_is_named()
    {
        using var folder = Folder("i1,c1,1735689700,,,,,,q");
        Assert.StartsWith("features.sql does not run: ", Broken("SELECT nothing FROM nowhere"), StringComparison.Ordinal);
        Assert.StartsWith("features.sql gives the columns case_id; expected case_id, moment and others", Broken("SELECT case_id FROM event_probe"), StringComparison.Ordinal);
        Assert.Equal("features.sql gives no row for 2 of 2 rows of event_probe; expected one for each.", Broken("SELECT * FROM event_probe WHERE at = 0"));
        Assert.EndsWith("twice; expected one row for each row of event_probe.", Broken("SELECT * FROM event_probe UNION ALL SELECT * FROM event_probe"), StringComparison.Ordinal);
        Assert.StartsWith("features.sql gives no column contacts_7d, which the schema's column contacts_7d is from", Broken("SELECT * FROM event_probe"), StringComparison.Ordinal);

        string Broken(string sql) => Assert.Throws<DataException>(() =>
            CaseHistory.Build(folder.Path, SmallSchema.Schema(), SmallSchema.Mapping, sql, TestContext.Current.CancellationToken)).Message;
    }

    [Fact]
    public void A_schema_column_that_the_mapping_does_not_name_is_an_error()
    {
        using var folder = Folder("i1,c1,1735689700,,,,,,q");
        var mapping = SmallSchema.Mapping with { Given = new Dictionary<string, FieldSource>() };
        var error = Assert.Throws<DataException>(() => CaseHistory.Build(folder.Path, SmallSchema.Schema(), mapping, SmallSchema.FeaturesSql, TestContext.Current.CancellationToken));
        Assert.Equal("mapping.json: given holds nothing for queue, transfers, which the schema's columns name.", error.Message);
    }

    [Fact]
    public void Cancelling_stops_the_build()
    {
        using var folder = Folder("i1,c1,1735689700,,,,,,q");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => CaseHistory.Build(folder.Path, SmallSchema.Schema(), SmallSchema.Mapping, SmallSchema.FeaturesSql, cancelled.Token));
    }

    private static TemporaryFolder Folder(params string[] rows)
    {
        var folder = new TemporaryFolder();
        folder.Write("interactions.csv", [Header, "i0,c1,1735689600,,,,,,q", .. rows]);
        folder.Write("customers.csv", "customer,joined,left,value,ends", "c1,,,,");
        folder.Write("surveys.csv", "case,answered,score");
        return folder;
    }

    private static CaseTable Build(TemporaryFolder folder, IList<string> notes) =>
        CaseHistory.Build(folder.Path, SmallSchema.Schema(), SmallSchema.Mapping, SmallSchema.FeaturesSql, notes, TestContext.Current.CancellationToken);
}
