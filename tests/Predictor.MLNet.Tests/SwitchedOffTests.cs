using Predictor.Boosting;

namespace Predictor.MLNet.Tests;

public sealed class SwitchedOffTests
{
    [Theory]
    [MemberData(nameof(TrainerTests.Trainers), MemberType = typeof(TrainerTests))]
    public void A_build_without_the_packages_says_how_to_get_one_with_them(IForestTrainer trainer, string name)
    {
        var rows = new TrainingTable { Columns = [new TrainingColumn("wait", [1, 2])], Labels = [0, 1] };

        var error = Assert.Throws<TrainingException>(() => trainer.Train(rows, null, new BoostingOptions(), null, CancellationToken.None));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains("-p:MLNet=true", error.Message, StringComparison.Ordinal);
        Assert.Contains("Microsoft.ML.FastTree", error.Message, StringComparison.Ordinal);
    }
}
