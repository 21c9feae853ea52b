using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Scoring;

namespace Predictor.Models.Tests.Bundles;

/// <summary>Bundles of every format that was ever written stay readable and answer as they did.</summary>
public sealed class OlderFormatTests
{
    [Fact]
    public void A_bundle_of_the_first_format()
    {
        var model = AnswersAsItDid("bundle-1");
        Assert.Null(model.Outcomes[0].Report.Performance.Profit);
    }

    [Fact]
    public void A_bundle_of_the_second_format()
    {
        var model = AnswersAsItDid("bundle-2");
        Assert.Equal(TinyModel.Make().Outcomes[0].Report.Performance, model.Outcomes[0].Report.Performance);
        Assert.All(model.Outcomes, outcome => Assert.Null(outcome.Reference));
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<BundleException>(() => Bundle.Write(model, folder.To("1")));
        Assert.Contains("left at arrival has no reference", refused.Message, StringComparison.Ordinal);
    }

    private static Model AnswersAsItDid(string bundle)
    {
        var model = Bundle.Read(Predictor.Tests.Repository.PathTo("tests", "Predictor.Models.Tests", "Reference", bundle));
        Assert.Equal(("tiny", 1), (model.Name, model.Version));
        var answer = new CaseScorer(model, PolicyFile.Default(model)).Score(TinyModel.Row(repeats: 3, wait: 100, resolved: 0), Moment.Closure, 100, 2);
        Assert.Equal(["left", "back"], answer.Outcomes.Select(outcome => outcome.Model.Outcome.Name));
        Assert.Equal(1 / (1 + Math.Exp(0.25)), answer.Outcomes[0].Probability, 1e-15);
        Assert.Equal(1 / (1 + Math.Exp(0.4)), answer.Outcomes[1].Probability, 1e-15);
        Assert.Equal(["3 repeat contacts in 30 days", "Resolved: no"], answer.Outcomes[0].Reasons.Select(reason => reason.Words));
        Assert.Equal(0.9333333333333333, model.Outcomes[0].Report.Performance.Auc.Value);
        Assert.True(double.IsNaN(model.Outcomes[0].Report.NoHistory!.Auc.Value));
        return model;
    }
}
