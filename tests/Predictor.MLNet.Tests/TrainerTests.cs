using Predictor.Boosting;

namespace Predictor.MLNet.Tests;

public sealed class TrainerTests
{
    public static TheoryData<IForestTrainer, string> Trainers => new()
    {
        { new FastTreeTrainer(), "fasttree" },
        { new FastForestTrainer(), "fastforest" },
    };

    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_trainer_has_the_name_that_the_command_line_takes(IForestTrainer trainer, string name) => Assert.Equal(name, trainer.Name);
}
