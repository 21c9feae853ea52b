using Predictor.Cases.Tables;
using Predictor.Tests;

namespace Predictor.Cases.Tests.Tables;

public sealed class SchemaDraftTests
{
    private static readonly string[] Rows =
        [.. Enumerable.Range(0, 40).Select(i =>
            $"c{i:000},{i % 3},{i * 0.5},{-i},{(i % 2 == 0 ? "yes" : "No")},{i % 2},queue {i % 4},2026-01-{1 + (i % 28):00}T10:00:00,{1 + (i % 28):00}/01/2026 10:00,{(i % 4 == 0 ? "" : i % 7)},remark number {i % 25},{i},,{(i % 5 == 0 ? "Yes" : "No")}")];

    private const string Header = "ref,repeats,wait,balance,prepaid,has_order,queue,opened,answered,code,remarks,invoice_id,nothing,Churned";

    [Fact]
    public void Kinds_follow_from_the_cells()
    {
        using var file = new TemporaryFile("Desk 2026.csv", [Header, .. Rows]);

        var schema = FlatTable.InferSchema(file.Path, "Churned", ["code"]);

        Assert.Equal("desk_2026", schema.Name);
        Assert.Equal("ref", schema.CaseKey);
        Assert.Equal(
            [
                "ref Id True", "repeats Number False", "wait Number False", "balance Number False", "prepaid Flag False", "has_order Number False", "queue Category False",
                "opened Time True", "answered Time True", "code Category False", "remarks Category True", "invoice_id Id True", "nothing Number True",
            ],
            schema.Columns.Select(column => $"{column.Name} {column.Kind} {column.Ignore}"));
        Assert.Equal(
            [
                "ref: text of its own in nearly every row: an id or remarks; taken as the case's",
                "opened: times: name it as timeKey if it is the time of the row",
                "answered: times, though not in ISO 8601",
                "remarks: remarks in words",
                "invoice_id: a number of its own in every row: an id",
                "nothing: empty in every row",
            ],
            schema.Columns.Where(column => column.Review is not null).Select(column => $"{column.Name}: {column.Review}"));
        Assert.All(schema.Columns, column => Assert.Equal(Moment.Closure, column.KnownAt));
        Assert.Empty(SchemaFile.Mistakes(schema));
    }

    [Fact]
    public void The_outcome_is_the_label_at_closure()
    {
        using var file = new TemporaryFile("desk.csv", [Header, .. Rows]);

        var outcome = Assert.Single(FlatTable.InferSchema(file.Path, "Churned", []).Outcomes);

        Assert.Equal("churned", outcome.Name);
        Assert.Equal("Churned", outcome.Label);
        Assert.Equal("Yes", outcome.Positive);
        Assert.Equal("has Churned = Yes", outcome.Words);
        Assert.Equal([Moment.Closure], outcome.Moments);
        Assert.Null(outcome.HorizonDays);
    }

    [Fact]
    public void A_file_reads_under_the_schema_drafted_from_it()
    {
        using var file = new TemporaryFile("desk.csv", [Header, .. Rows]);

        var table = FlatTable.Read(file.Path, FlatTable.InferSchema(file.Path, "Churned", []), ordered: true);

        Assert.Equal(40, table.Rows);
        Assert.Equal("c007", table.CaseIds[7]);
        Assert.Equal(8, table.Labels[0].Values.Count(value => value == 1));
    }

    [Theory]
    [InlineData("1", "0", "1")]
    [InlineData("0", "1", "1")]
    [InlineData("1.0", "0.0", "1.0")]
    [InlineData("-1", "1", "1")]
    [InlineData("No", "YES", "YES")]
    [InlineData("n", "y", "y")]
    [InlineData("False", "True", "True")]
    [InlineData("stayed", "1", "1")]
    public void The_positive_of_two_labels_is_the_one_that_says_yes(string first, string second, string positive)
    {
        using var file = new TemporaryFile("t.csv", "label,wait", $"{first},1.5", $"{second},2.5", ",3.5");

        Assert.Equal(positive, FlatTable.InferSchema(file.Path, "label", []).Outcomes[0].Positive);
    }

    [Theory]
    [InlineData("a,b", "t.csv, column label: found 'a' and 'b', of which neither is plainly positive, expected 1 and 0, yes and no or true and false, or the positive one named (init --positive TEXT).")]
    [InlineData("1,1", "t.csv, column label: every label is '1', expected two classes.")]
    [InlineData("Yes,yes", "t.csv, column label: every label is 'Yes', expected two classes.")]
    [InlineData(",", "t.csv, column label: no row has a label.")]
    [InlineData("1,2,3", "t.csv, column label: found 3 different labels ('1', '2', '3'), expected two, such as 1 and 0 or yes and no: one text is the positive one, so add a column that is 1 where the outcome happened (for a score, where it is low) and 0 elsewhere, name it as the label, and leave this one out of the file.")]
    [InlineData("a,b,c,d,e,f,g", "t.csv, column label: found more than 5 different labels ('a', 'b', 'c', 'd', 'e' ...), expected two, such as 1 and 0 or yes and no: one text is the positive one, so add a column that is 1 where the outcome happened (for a score, where it is low) and 0 elsewhere, name it as the label, and leave this one out of the file.")]
    public void A_label_without_two_classes_of_which_one_is_positive_is_refused(string labels, string message)
    {
        using var file = new TemporaryFile("t.csv", ["wait,label", .. labels.Split(',').Select(label => $"1.5,{label}")]);

        Assert.Equal(message, Assert.Throws<DataException>(() => FlatTable.InferSchema(file.Path, "label", [])).Message);
    }

    [Theory]
    [InlineData("stays,leaves", "Leaves", "leaves")]
    [InlineData("yes,no", "no", "no")]
    public void The_positive_of_two_labels_can_be_named(string labels, string named, string positive)
    {
        using var file = new TemporaryFile("t.csv", ["wait,label", .. labels.Split(',').Select(label => $"1.5,{label}")]);

        var schema = FlatTable.InferSchema(file.Path, "label", [], named);

        Assert.Equal(positive, schema.Outcomes[0].Positive);
        Assert.Equal(1, FlatTable.Read(file.Path, schema, ordered: true).Labels[0].Values.Count(value => value == 1));
        Assert.Equal(
            $"t.csv, column label: found no label 'gone' to be the positive one, expected one of {string.Join(", ", labels.Split(',').Select(label => $"'{label}'"))}.",
            Assert.Throws<DataException>(() => FlatTable.InferSchema(file.Path, "label", [], "gone")).Message);
    }

    [Fact]
    public void An_id_by_its_name_is_none_to_learn_from_though_two_rows_share_one()
    {
        using var file = new TemporaryFile("t.csv", ["id,wait,label", .. Enumerable.Range(0, 60).Select(i => $"{1000 + (7 * int.Max(1, i))},{i % 9},{i % 2}")]);

        var id = FlatTable.InferSchema(file.Path, "label", []).Columns.Single(column => column.Name == "id");

        Assert.Equal((ColumnKind.Id, true), (id.Kind, id.Ignore));
        Assert.Contains("some rows share one", id.Review, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_numbers_without_a_name_are_an_id_though_they_are_shuffled()
    {
        using var file = new TemporaryFile("t.csv", [",wait,label", .. Enumerable.Range(0, 20).Select(row => $"{row * 7 % 20},1.5,{row % 2}")]);

        var schema = FlatTable.InferSchema(file.Path, "label", []);

        Assert.Equal("column_1", schema.CaseKey);
        Assert.Equal(ColumnKind.Id, schema.Columns[0].Kind);
    }

    [Theory]
    [InlineData("lable", "", "t.csv: there is no column 'lable', the nearest is 'label'; there are wait, queue, label.")]
    [InlineData("label", "que", "t.csv: there is no column 'que', the nearest is 'queue'; there are wait, queue, label.")]
    [InlineData("label", "label", "t.csv: column 'label' is the label, expected other columns as categories.")]
    public void A_column_named_wrongly_is_refused(string label, string category, string message)
    {
        using var file = new TemporaryFile("t.csv", "wait,queue,label", "1,a,1", "2,b,0");

        Assert.Equal(message, Assert.Throws<DataException>(() => FlatTable.InferSchema(file.Path, label, category.Length == 0 ? [] : [category])).Message);
    }

    [Fact]
    public void A_file_with_nothing_to_learn_from_is_refused()
    {
        using var header = new TemporaryFile("t.csv", "wait,label");
        using var label = new TemporaryFile("t.csv", "label", "1", "0");

        Assert.Equal("t.csv: there are no rows below the header.", Assert.Throws<DataException>(() => FlatTable.InferSchema(header.Path, "label", [])).Message);
        Assert.Equal("t.csv: found no column to learn from besides the label 'label'.", Assert.Throws<DataException>(() => FlatTable.InferSchema(label.Path, "label", [])).Message);
    }

    [Fact]
    public void One_word_in_a_column_of_numbers_does_not_make_it_a_category()
    {
        using var file = new TemporaryFile("t.csv", "wait,label", "1.5,1", "2,0", "soon,1", "4,0");

        var schema = FlatTable.InferSchema(file.Path, "label", []);

        Assert.Equal(ColumnKind.Number, schema.Columns[0].Kind);
        Assert.Equal("numbers, but for text such as 'soon' in line 4", schema.Columns[0].Review);
        Assert.Equal("t.csv, line 4, column wait: found 'soon', expected a number", Assert.Throws<DataException>(() => FlatTable.Read(file.Path, schema, ordered: false)).Message);
    }

    [Fact]
    public void Row_numbers_in_the_first_column_are_an_id_and_elsewhere_a_number()
    {
        using var file = new TemporaryFile("t.csv", ["row,tenure,label", .. Enumerable.Range(0, 30).Select(i => $"{i},{i},{i % 2}")]);

        var schema = FlatTable.InferSchema(file.Path, "label", []);

        Assert.Equal([ColumnKind.Id, ColumnKind.Number], schema.Columns.Select(column => column.Kind));
    }

    [Fact]
    public void The_products_own_case_id_has_to_name_each_row()
    {
        using var file = new TemporaryFile("t.csv", ["case_id,wait,label", .. Enumerable.Range(0, 30).Select(i => $"c{int.Max(1, i)},{i},{i % 2}")]);

        var schema = FlatTable.InferSchema(file.Path, "label", []);

        Assert.Equal("t.csv, line 3, column case_id: found 'c1', expected an id of its own: it stood here before", Assert.Throws<DataException>(() => FlatTable.Read(file.Path, schema, ordered: false)).Message);
    }

    [Theory]
    [InlineData("telco", "train.csv", "label", 19)]
    [InlineData("telco", "customers.csv", "Churn", 19)]
    [InlineData("csat", "train.csv", "label", 21)]
    [InlineData("service-desk-24h", "train.csv", "label", 41)]
    [InlineData("service-desk", "interactions.csv", "sla_missed", 13)]
    public void Real_files_read_under_the_schemas_drafted_from_them(string folder, string name, string label, int features)
    {
        var path = Repository.RealData(folder, name);

        var schema = FlatTable.InferSchema(path, label, []);
        var table = FlatTable.Read(path, schema, ordered: false);

        Assert.Equal(features, schema.FeatureColumns.Count);
        Assert.Equal(File.ReadLines(path).Count() - 1, table.Rows);
        Assert.Empty(SchemaFile.Mistakes(schema));
    }

    [Fact]
    public void A_real_test_file_reads_under_the_schema_drafted_from_the_training_file()
    {
        foreach (var folder in new[] { "telco", "csat", "service-desk-24h" })
        {
            var schema = FlatTable.InferSchema(Repository.RealData(folder, "train.csv"), "label", []);

            Assert.NotEqual(0, FlatTable.Read(Repository.RealData(folder, "test.csv"), schema, ordered: false).Rows);
        }
    }
}
