using Predictor.Training.Sample.Customers;
using Predictor.Training.Sample.Process;
using Predictor.Training.Sample.Randomness;
using Predictor.Training.Sample.Staff;

namespace Predictor.Training.Tests.Sample.Process;

/// <summary>Truth at arrival: an average over a lattice, held to plain random draws and to a far finer lattice.</summary>
public sealed class ArrivalTruthTests
{
    private static readonly long OpenedAt = (long)SampleTable.Seconds("2025-09-09T10:30:00Z");
    private readonly Timeline _timeline = new(24);
    private readonly Agents _agents = new(1);

    [Fact]
    public void It_is_the_mean_of_what_plain_random_handling_leads_to()
    {
        const int Times = 60_000;
        var (process, stakes) = Case(CausalProcess.Reasons[1], Channel.Phone, default);
        var draws = new Draws(2, Draws.Stream.Story, 0);
        var uniforms = new double[HandlingProcess.Dimensions];
        var (left, answered, dissatisfiedAnswered) = (new double[Times], 0.0, 0.0);
        for (var i = 0; i < Times; i++)
        {
            foreach (ref var uniform in uniforms.AsSpan())
            {
                uniform = draws.Uniform();
            }

            var after = stakes.After(process.At(uniforms));
            left[i] = after.Left;
            dissatisfiedAnswered += after.DissatisfiedAndAnswered;
            answered += after.DissatisfiedAndAnswered + after.SatisfiedAndAnswered;
        }

        var truth = At(new ArrivalTruth(4_093, 219), process, stakes, 0, 0);
        var mean = left.Average();
        var error = Math.Sqrt(left.Average(p => (p - mean) * (p - mean)) / Times);
        Assert.Equal(mean, truth.Left, 5 * error);
        Assert.Equal(dissatisfiedAnswered / answered, truth.Dissatisfied, 0.006);
    }

    [Fact]
    public void Its_relative_error_is_a_few_percent_without_bias()
    {
        var fine = new ArrivalTruth(16_381, 7_151);
        var coarse = new ArrivalTruth();
        double squares = 0, sum = 0;
        var count = 0;
        for (var i = 0; i < CausalProcess.Reasons.Length; i++)
        {
            var (process, stakes) = Case(CausalProcess.Reasons[i], (Channel)(i % 4), new Past(i % 2, i % 3, 0, i % 2, 0, 0));
            var reference = At(fine, process, stakes, 0.01, i).Left;
            for (var j = 0; j < 20; j++)
            {
                var relative = (At(coarse, process, stakes, 0.01, (100 * i) + j).Left / reference) - 1;
                squares += relative * relative;
                sum += relative;
                count++;
            }
        }

        Assert.InRange(Math.Sqrt(squares / count), 0.01, 0.05);
        Assert.InRange(sum / count, -0.006, 0.006);
    }

    [Fact]
    public void A_contact_that_is_never_closed_counts_with_its_own_chance()
    {
        var (process, stakes) = Case(CausalProcess.Reasons[0], Channel.Email, default);
        var lattice = new ArrivalTruth();
        var open = stakes.After(default);
        Assert.Equal(open.Left, At(lattice, process, stakes, 1, 0).Left, 1e-12);
        var half = (At(lattice, process, stakes, 0, 0).Left + open.Left) / 2;
        Assert.Equal(half, At(lattice, process, stakes, 0.5, 0).Left, 1e-12);
    }

    private (HandlingProcess Process, Stakes Stakes) Case(Reason reason, Channel channel, Past past)
    {
        var customer = CustomerDraw.Draw(0, new Draws(4, Draws.Stream.Story, 0), _timeline);
        return (new HandlingProcess(_agents, reason, channel, OpenedAt), new Stakes(customer, reason, channel, past, OpenedAt));
    }

    private Probabilities At(ArrivalTruth truth, HandlingProcess process, Stakes stakes, double neverClosed, int shift) =>
        truth.At(process, stakes, neverClosed, _timeline, OpenedAt, new Draws(6, Draws.Stream.Truth, shift));
}
