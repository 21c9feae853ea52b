using Predictor.Training.Sample.Randomness;

namespace Predictor.Training.Sample.Process;

/// <summary>
/// Probabilities when a contact opens: those at its closing, averaged over how it may be handled. The average is over a Korobov lattice of
/// <see cref="DefaultPoints"/> points, shifted at random for each contact and folded (baker's transformation), so it is unbiased.
/// </summary>
internal sealed class ArrivalTruth
{
    public const int DefaultPoints = 127;

    private readonly double[] _lattice;
    private readonly double[] _shift = new double[HandlingProcess.Dimensions];
    private readonly double[] _point = new double[HandlingProcess.Dimensions];
    private readonly int _points;

    /// <param name="points">Of the lattice.</param>
    /// <param name="generator">Coordinate j of point k is the fraction of k generator^j / points.</param>
    public ArrivalTruth(int points = DefaultPoints, int generator = 53)
    {
        _points = points;
        _lattice = new double[points * HandlingProcess.Dimensions];
        for (var k = 0; k < points; k++)
        {
            var power = 1L;
            for (var j = 0; j < HandlingProcess.Dimensions; j++)
            {
                _lattice[(k * HandlingProcess.Dimensions) + j] = (double)(k * power % points) / points;
                power = power * generator % points;
            }
        }
    }

    /// <param name="process">Of the contact.</param>
    /// <param name="stakes">At its opening.</param>
    /// <param name="neverClosed">The chance that it is never closed.</param>
    /// <param name="timeline">The period.</param>
    /// <param name="openedAt">Its opening.</param>
    /// <param name="draws">Of the shifts alone.</param>
    public Probabilities At(HandlingProcess process, in Stakes stakes, double neverClosed, Timeline timeline, long openedAt, Draws draws)
    {
        foreach (ref var shift in _shift.AsSpan())
        {
            shift = draws.Uniform();
        }

        double left = 0, back = 0, dissatisfied = 0, dissatisfiedAnswered = 0, satisfiedAnswered = 0;
        var activityAtHorizon = timeline.ActivityAt(openedAt + Horizons.BackSeconds);
        for (var k = 0; k < _points; k++)
        {
            MoveTo(k);
            var handling = process.At(_point);
            var after = stakes.After(handling);
            left += after.Left;
            back += after.BackWithin(activityAtHorizon - timeline.ActivityAt(openedAt + handling.Duration));
            dissatisfied += after.Dissatisfied;
            dissatisfiedAnswered += after.DissatisfiedAndAnswered;
            satisfiedAnswered += after.SatisfiedAndAnswered;
        }

        var open = stakes.After(default);
        var backIfOpen = open.BackWithin(activityAtHorizon - timeline.ActivityAt(openedAt));
        return new Probabilities(
            (neverClosed * open.Left) + ((1 - neverClosed) * left / _points),
            dissatisfiedAnswered / (dissatisfiedAnswered + satisfiedAnswered),
            dissatisfied / _points,
            (neverClosed * backIfOpen) + ((1 - neverClosed) * back / _points));
    }

    private void MoveTo(int k)
    {
        var lattice = _lattice.AsSpan(k * HandlingProcess.Dimensions, HandlingProcess.Dimensions);
        for (var j = 0; j < _point.Length; j++)
        {
            var sum = lattice[j] + _shift[j];
            var fraction = sum - Math.Floor(sum);
            _point[j] = Math.Clamp(1 - Math.Abs((2 * fraction) - 1), 1e-12, 1 - 1e-12);
        }
    }
}
