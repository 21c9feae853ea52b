using Predictor.Training.Tuning.Suggesting;

namespace Predictor.Training.Tests.Tuning.Suggesting;

public sealed class LatinHypercubeTests
{
    [Fact]
    public void Every_part_of_every_option_has_one_place()
    {
        var places = LatinHypercube.Of(9, 5, seed: 3);

        for (var option = 0; option < 5; option++)
        {
            Assert.Equal(Enumerable.Range(0, 9), places.Select(place => (int)(place[option] * 9)).Order());
        }

        Assert.NotEqual(places[0], LatinHypercube.Of(9, 5, seed: 4)[0]);
        Assert.Equal(places, LatinHypercube.Of(9, 5, seed: 3));
    }
}
