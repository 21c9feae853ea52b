using Predictor.Models.Bundles;
using Predictor.Models.Comparisons;
using Predictor.Models.Registry;

namespace Predictor.Models.Tests.Comparisons;

public sealed class StoredComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelRegistry _registry;

    public StoredComparisonTests()
    {
        _registry = new ModelRegistry(_folder.To("models"));
        _registry.Add(TinyModel.Make());
        _registry.Add(TinyModel.Make(baseMargin: -1));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_reads_back_as_it_was_and_the_same_one_is_stored_once()
    {
        var comparison = Make(Verdict.Better, Verdict.TooFew);
        var path = _registry.Add(comparison);
        var bytes = File.ReadAllBytes(path);
        Assert.Equal(path, _registry.Add(comparison));
        Assert.Equal(bytes, File.ReadAllBytes(path));
        Assert.Equal([path], _registry.Comparisons("tiny", 2, 1));
        Assert.Empty(_registry.Comparisons("tiny", 1, 2));
        Assert.StartsWith("2-vs-1-", Path.GetFileName(path), StringComparison.Ordinal);
        Assert.StartsWith("{\n  \"format\": \"predictor-comparison/1\",\n", File.ReadAllText(path), StringComparison.Ordinal);

        var read = ComparisonFile.Read(path);
        Assert.Equal(comparison.Challenger, read.Challenger);
        Assert.Equal(comparison.Against, read.Against);
        Assert.Equal(comparison.Data, read.Data);
        Assert.Equal(comparison.Money, read.Money);
        Assert.Equal(comparison.Outcomes.Select(outcome => (outcome.LogLoss, outcome.Verdict)), read.Outcomes.Select(outcome => (outcome.LogLoss, outcome.Verdict)));
        Assert.Equal(bytes, ComparisonFile.Bytes(read));
    }

    [Fact]
    public void Another_comparison_of_the_same_versions_has_a_file_of_its_own()
    {
        _registry.Add(Make(Verdict.Better));
        _registry.Add(Make(Verdict.Worse));
        Assert.Equal(2, _registry.Comparisons("tiny", 2, 1).Count);
    }

    [Fact]
    public void Undefined_figures_are_kept()
    {
        var nothing = new Difference(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        var comparison = Make();
        var empty = comparison.Outcomes[0] with
        {
            Overlap = new Overlap(0, 0, 0, null, 0),
            Positives = 0,
            Customers = 0,
            Margin = 0,
            From = null,
            To = null,
            Auc = nothing,
            LogLoss = nothing,
            Brier = nothing,
            CalibrationError = nothing,
            Verdict = Verdict.TooFew,
            Bands = new BandMoves(["low"], [[0]]),
        };
        var read = ComparisonFile.Read(_registry.Add(comparison with { Outcomes = [empty] }));
        Assert.True(double.IsNaN(read.Outcomes[0].LogLoss.Value));
        Assert.Null(read.Outcomes[0].Overlap.LearnedFrom);
    }

    /// <summary>The data's fingerprint, a manifest, a verdict, an interval, a count: whatever was changed, the file's name no longer fits.</summary>
    [Theory]
    [InlineData("bbbbbbbb", "cccccccc")]
    [InlineData("\"seed\": 1", "\"seed\": 2")]
    [InlineData("\"low\": -0.004", "\"low\": -0.003")]
    [InlineData("\"customers\": 400", "\"customers\": 401")]
    [InlineData("\"rows\": \"test\"", "\"rows\": \"all\"")]
    public void A_changed_figure_is_refused_by_name(string from, string to)
    {
        var path = _registry.Add(Make());
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        var message = Message(() => ComparisonFile.Read(path));
        Assert.Contains(Path.GetFileName(path), message, StringComparison.Ordinal);
        Assert.Contains("changed or renamed", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"verdict\": \"notWorse\"", "\"verdict\": \"better\"", "its verdict is Better; its figures say NotWorse")]
    [InlineData("\"verdict\": \"notWorse\"", "\"verdict\": 0", "verdict")]
    [InlineData("\"margin\": 0.005", "\"margin\": 0.05", "its margin is 0.05")]
    [InlineData("predictor-comparison/1", "predictor-comparison/2", "newer")]
    [InlineData("\"seed\"", "\"sead\"", "sead")]
    [InlineData("        50\n", "        51\n", "add up to 1000 cases")]
    public void What_does_not_hold_together_is_refused_whatever_its_name(string from, string to, string expected)
    {
        var path = _registry.Add(Make());
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var bytes = System.Text.Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
        File.Delete(path);
        path = Path.Combine(Path.GetDirectoryName(path)!, $"2-vs-1-{BundleFiles.Sha256(bytes)[..16]}.json");
        File.WriteAllBytes(path, bytes);
        Assert.Contains(expected, Message(() => ComparisonFile.Read(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void One_renamed_to_another_pair_of_versions_is_refused()
    {
        var path = _registry.Add(Make());
        var other = path.Replace("2-vs-1-", "3-vs-1-", StringComparison.Ordinal);
        File.Move(path, other);
        Assert.Contains("changed or renamed", Message(() => ComparisonFile.Read(other)), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_stored_only_with_the_version_that_it_judges()
    {
        var comparison = Make();
        var other = comparison with { Challenger = comparison.Challenger with { ManifestSha256 = new string('0', 64) } };
        Assert.Contains("another manifest", Message(() => _registry.Add(other)), StringComparison.Ordinal);
        Assert.Contains("No version 3", Message(() => _registry.Add(comparison with { Challenger = comparison.Challenger with { Version = 3 } })), StringComparison.Ordinal);
        Assert.Contains("either a version or predictions", Message(() => _registry.Add(comparison with { Against = null })), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.To("models", "tiny", "comparisons")));
    }

    [Fact]
    public void Comparisons_with_predictions_and_with_other_names_lie_beside()
    {
        var comparison = Make();
        var predictions = _registry.Add(comparison with { Against = null, Predictions = new ComparedPredictions("notebook.csv", new string('d', 64)) });
        var other = _registry.Add(comparison with { Against = comparison.Against! with { Name = "other" } });
        Assert.StartsWith("2-vs-predictions-", Path.GetFileName(predictions), StringComparison.Ordinal);
        Assert.StartsWith("2-vs-other@1-", Path.GetFileName(other), StringComparison.Ordinal);
        Assert.Empty(_registry.Comparisons("tiny", 2, 1));
        Assert.Equal("notebook.csv", ComparisonFile.Read(predictions).Predictions!.File);
        Assert.Equal([1, 2], _registry.Versions("tiny"));
    }

    private Comparison Make(params Verdict[] verdicts) => TinyComparison.Make(_folder.To("models"), 2, 1, verdicts);

    private static string Message(Action act) => Assert.Throws<BundleException>(act).Message;
}
