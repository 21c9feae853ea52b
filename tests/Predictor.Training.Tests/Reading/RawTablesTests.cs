using Predictor.Tests;
using Predictor.Training.Reading;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Reading;

public sealed class RawTablesTests
{
    [Fact]
    public async Task Another_value_map_over_the_same_tables_gives_another_fingerprint()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.Json("sample", "--customers", "20", "--no-truth", "--out", folder["data"]);
        foreach (var file in (string[])["schema.json", "mapping.json", "features.sql"])
        {
            File.Copy(Repository.PathTo("data", file), Path.Combine(folder["data"], file));
        }

        var mapping = Path.Combine(folder["data"], "mapping.json");
        var before = Fingerprint.Of(RawTables.Open(folder["data"], null).Files());
        Assert.Equal(before, Fingerprint.Of(RawTables.Open(folder["data"], null).Files()));
        var text = await File.ReadAllTextAsync(mapping, TestContext.Current.CancellationToken);
        var other = text.Replace("\"no\": \"0\"", "\"no\": \"1\"", StringComparison.Ordinal);
        Assert.NotEqual(text, other);
        await File.WriteAllTextAsync(mapping, other, TestContext.Current.CancellationToken);

        Assert.NotEqual(before, Fingerprint.Of(RawTables.Open(folder["data"], null).Files()));
    }
}
