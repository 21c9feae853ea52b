using Predictor.Cases;
using Predictor.Store.History;
using Predictor.Tests;

namespace Predictor.Store.Tests.History;

public sealed class MappingFileTests
{
    [Fact]
    public void A_mapping_reads_back_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "mapping.json");
        var mapping = SmallSchema.Mapping with
        {
            Given = new Dictionary<string, FieldSource>
            {
                ["Gelöst"] = new("interactions.csv", "resolved", Values: new Dictionary<string, string> { ["ja"] = "1" }, Review: "is it?"),
                ["minutes"] = new("interactions.csv", "handle", Scale: 60),
            },
        };
        MappingFile.Write(path, mapping);
        var text = File.ReadAllText(path);
        MappingFile.Write(path, MappingFile.Read(path));

        Assert.Equal(text, File.ReadAllText(path));
        Assert.Equal(60, MappingFile.Read(path).Given["minutes"].Scale);
        Assert.Equal("1", MappingFile.Read(path).Given["Gelöst"].Values!["ja"]);
        Assert.Equal(["mapping.json"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void All_mistakes_of_a_mapping_are_reported_together()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mapping.json", """
            {
              "format": "predictor-mapping/2",
              "events": {
                "opened": { "table": "a.csv", "fields": { "case_id": { "column": "id" }, "at": { "column": "t", "timeFormat": "ddd" }, "colour": { "column": "c" } } },
                "left": { "table": "a.csv", "fields": { "customer_id": { "column": "c" } } },
                "bought": { "table": "a.csv", "fields": {} }
              },
              "given": { "x": { "table": "b.csv", "column": "x", "scale": 0, "skale": 1 } }
            }
            """);
        var message = Assert.Throws<DataException>(() => MappingFile.Read(Path.Combine(folder.Path, "mapping.json"))).Message;

        Assert.Contains("format: found \"predictor-mapping/2\", expected \"predictor-mapping/1\": the file is of a newer version", message, StringComparison.Ordinal);
        Assert.Contains("events.opened.fields.customer_id: is missing, expected a column, as there are events of customers", message, StringComparison.Ordinal);
        Assert.Contains("events.opened.fields.at.timeFormat: found \"ddd\"", message, StringComparison.Ordinal);
        Assert.Contains("events.opened.fields.colour: is not known", message, StringComparison.Ordinal);
        Assert.Contains("events.left.fields.at: is missing, expected a column", message, StringComparison.Ordinal);
        Assert.Contains("events.bought: is not known", message, StringComparison.Ordinal);
        Assert.Contains("given.x.scale: found 0, expected a number above 0", message, StringComparison.Ordinal);
        Assert.Contains("given.x.skale: is not known", message, StringComparison.Ordinal);
        Assert.Contains("given.x.table: found \"b.csv\", which no event is in", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_centre_s_files_are_in_the_form_that_the_program_writes()
    {
        using var folder = new TemporaryFolder();
        var (mapping, schema) = (Path.Combine(folder.Path, "mapping.json"), Path.Combine(folder.Path, "schema.json"));
        MappingFile.Write(mapping, MappingFile.Read(Repository.PathTo("data", "mapping.json")));
        using (var stream = File.Create(schema))
        {
            SchemaFile.Write(stream, SchemaFile.Read(Repository.PathTo("data", "schema.json")));
        }

        Assert.Equal(File.ReadAllText(Repository.PathTo("data", "mapping.json")).TrimEnd(), File.ReadAllText(mapping).TrimEnd());
        Assert.Equal(File.ReadAllText(Repository.PathTo("data", "schema.json")).TrimEnd(), File.ReadAllText(schema).TrimEnd());
    }
}
