using System.Text.Json;

namespace Predictor.Training.Tests.Commands;

public sealed class PublishCommandTests
{
    [Fact]
    public async Task A_second_version_needs_a_comparison_or_force_and_rollback_needs_neither()
    {
        using var folder = new TemporaryFolder();
        string[] train = ["train", "--data", folder.Write("flat.csv", FlatCsv.Of(800)), "--label", "label", "--name", "flat", "--trees", "5", "--out", folder["models"]];
        await CommandRun.Json(train);
        await CommandRun.Json(train);
        string[] publish = ["publish", "flat", "2", "--models", folder["models"]];

        var first = await CommandRun.Json("publish", "flat", "1", "--models", folder["models"]);
        var refused = await CommandRun.Of([.. publish, "--json"]);
        var forced = await CommandRun.Json([.. publish, "--force", "--reason", "only to try"]);
        var back = await CommandRun.Json("rollback", "flat", "--models", folder["models"], "--reason", "tried");
        var challenged = await CommandRun.Json([.. publish, "--challenger"]);
        var withdrawn = await CommandRun.Json("rollback", "flat", "--challenger", "--models", folder["models"]);
        var nowhere = await CommandRun.Of("rollback", "flat", "--models", folder["models"]);

        Assert.Equal((1, false), (first.GetProperty("champion").GetInt32(), first.GetProperty("forced").GetBoolean()));
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("error: flat version 2 is not published: no stored comparison with version 1", refused.Error, StringComparison.Ordinal);
        Assert.Equal((2, true, "only to try"), (forced.GetProperty("champion").GetInt32(), forced.GetProperty("forced").GetBoolean(), forced.GetProperty("reason").GetString()));
        Assert.Equal((1, 2, "rollback"), (back.GetProperty("champion").GetInt32(), back.GetProperty("previous").GetInt32(), back.GetProperty("act").GetString()));
        Assert.Equal((1, 2), (challenged.GetProperty("champion").GetInt32(), challenged.GetProperty("challenger").GetInt32()));
        Assert.Equal(JsonValueKind.Null, withdrawn.GetProperty("challenger").ValueKind);
        Assert.Equal(1, nowhere.Code);
        Assert.Contains("version 1 is the first that answers", nowhere.Error, StringComparison.Ordinal);
    }
}
