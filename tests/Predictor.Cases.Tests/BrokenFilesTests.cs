using System.Text;
using Predictor.Cases.Tables;
using Predictor.Tests;

namespace Predictor.Cases.Tests;

/// <summary>Files with bytes changed at random are read, or refused with a message of ours; nothing else comes of them.</summary>
public sealed class BrokenFilesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_broken_schema_is_read_or_refused(int seed)
    {
        var readme = File.ReadAllText(Repository.PathTo("src", "Predictor.Cases", "README.md"));
        var start = readme.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        var whole = Encoding.UTF8.GetBytes(readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)]);
        var random = new Random(seed);
        for (var i = 0; i < 3_000; i++)
        {
            try
            {
                Assert.Empty(SchemaFile.Mistakes(SchemaFile.Read(new MemoryStream(Break(whole, random)), "schema.json")));
            }
            catch (SchemaException refused)
            {
                Assert.NotEmpty(refused.Mistakes);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_broken_table_is_read_or_refused(int seed)
    {
        string[] lines = ["ref,at,wait,queue,prepaid,label", .. Enumerable.Range(0, 20).Select(i => $"c{i},2026-01-{i + 1:00}T10:00:00Z,{i}.5,\"queue, {i % 3}\",{(i % 2 == 0 ? "yes" : "no")},{i % 2}")];
        using var file = new TemporaryFile("t.csv", lines);
        var schema = FlatTable.InferSchema(file.Path, "label", []) with { CaseKey = "ref", TimeKey = "at" };
        var whole = File.ReadAllBytes(file.Path);
        var random = new Random(seed);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 2_000; i++)
        {
            File.WriteAllBytes(file.Path, Break(whole, random));
            try
            {
                var table = FlatTable.Read(file.Path, schema, ordered: false);
                Assert.All(table.Cells, cells => Assert.Equal(table.Rows, cells.Numbers?.Length ?? cells.Codes!.Length));
                read++;
            }
            catch (DataException error)
            {
                Assert.StartsWith("t.csv", error.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.True(read > 100 && refused > 100, $"{read} read, {refused} refused.");
    }

    /// <summary>One to three bytes changed, taken out or put in twice.</summary>
    private static byte[] Break(byte[] whole, Random random)
    {
        const string Liked = "\",{}[]:\\\n\r\0 0-";
        var bytes = whole.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, int.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, int.Min(random.Next(1, 20), bytes.Count - at)));
                    break;
                case 2:
                    bytes[at] = (byte)Liked[random.Next(Liked.Length)];
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }
}
