using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Registry;

namespace Predictor.Models.Tests.Registry;

public sealed class VersionCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelRegistry _registry;

    public VersionCacheTests()
    {
        _registry = new ModelRegistry(_folder.To("models"));
        for (var i = 0; i < 4; i++)
        {
            _registry.Add(TinyModel.Make());
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_version_is_read_once_and_the_ones_asked_for_last_stay()
    {
        var cache = new VersionCache(_registry, capacity: 2);
        var one = cache.Find("tiny", 1, null)!.Model;
        var two = cache.Find("tiny", 2, null)!.Model;

        Assert.Same(one, cache.Find("tiny", 1, null)!.Model);
        Assert.Equal(3, cache.Find("tiny", 3, null)!.Model.Version);
        Assert.Same(one, cache.Find("tiny", 1, null)!.Model);
        Assert.NotSame(two, cache.Find("tiny", 2, null)!.Model);
        Assert.Null(cache.Find("tiny", 5, null));
        Assert.Null(cache.Find("nobody", 1, null));
    }

    [Fact]
    public void It_scores_under_the_policy_that_stands_now()
    {
        var cache = new VersionCache(_registry);
        var policy = PolicyFile.Default(TinyModel.Make());
        var live = LiveModel.Of(_registry.Open("tiny@1"), policy);
        var found = cache.Find("tiny", 2, live)!;
        var edited = live with { Policy = policy with { Version = 2 } };

        Assert.Same(live, cache.Find("tiny", 1, live));
        Assert.Same(policy, found.Scorer.Policy);
        Assert.Same(found, cache.Find("tiny", 2, live));
        Assert.Equal(2, cache.Find("tiny", 2, edited)!.Scorer.Policy.Version);
        Assert.Same(found.Model, cache.Find("tiny", 2, edited)!.Model);
    }

    [Fact]
    public void A_broken_version_is_refused_until_it_is_mended()
    {
        var cache = new VersionCache(_registry);
        var path = _folder.To("models", "tiny", "2", "schema.json");
        var bytes = File.ReadAllBytes(path);
        File.WriteAllText(path, "{}");

        Assert.Throws<BundleException>(() => cache.Find("tiny", 2, null));
        File.WriteAllBytes(path, bytes);
        Assert.Equal(2, cache.Find("tiny", 2, null)!.Model.Version);
    }

    [Fact]
    public async Task Many_that_ask_at_once_get_the_same()
    {
        var cache = new VersionCache(_registry, capacity: 1);

        var found = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => cache.Find("tiny", 1 + (i % 4), null)!.Model.Version)));

        Assert.Equal(Enumerable.Range(0, 200).Select(i => 1 + (i % 4)), found);
    }
}
