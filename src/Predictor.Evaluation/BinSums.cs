namespace Predictor.Evaluation;

/// <summary>
/// One pass over groups of equal probability, in rising order, into bins of equal count: the calibration error and the parts of the Brier score.
/// A group that a cut goes through gives each side its share of positives.
/// </summary>
internal struct BinSums
{
    private readonly long _rows;
    private readonly double _rate;
    private readonly EqualCountBins _cut;
    private readonly int _bins;
    private int _bin;
    private long _size;
    private long _room;
    private double _first;
    private double _shift;
    private double _shiftSquares;
    private double _observed;
    private double _shiftObserved;
    private double _gaps;
    private double _reliability;
    private double _resolution;
    private double _variance;
    private double _covariance;

    public BinSums(long rows, long positives, int bins)
    {
        (_rows, _bins, _cut, _rate) = (rows, bins, new EqualCountBins(rows, bins), (double)positives / rows);
        _room = _cut.Capacity(0);
        _first = double.NaN;
    }

    /// <summary>Mean absolute gap of mean probability and positive rate, weighted by rows.</summary>
    public readonly double CalibrationError => _gaps / _rows;

    public void Add(double probability, long rows, long positives)
    {
        var rate = (double)positives / rows;
        for (var left = rows; left > 0;)
        {
            if (_size == 0)
            {
                _first = probability;
            }

            // Sums within a bin are of distances from its first probability, so that squares cancel without losing digits.
            var taken = Math.Min(left, _room);
            var shift = probability - _first;
            _size += taken;
            _shift += taken * shift;
            _shiftSquares += taken * shift * shift;
            _observed += taken * rate;
            _shiftObserved += taken * rate * shift;
            left -= taken;
            _room -= taken;
            if (_room == 0)
            {
                Close();
            }
        }
    }

    public readonly BrierDecomposition Decompose() => _rows == 0
        ? new BrierDecomposition(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)
        : new BrierDecomposition(_reliability / _rows, _resolution / _rows, _rate * (1 - _rate), _variance / _rows, 2 * _covariance / _rows);

    private void Close()
    {
        var (meanShift, observed) = (_shift / _size, _observed / _size);
        var gap = _first + meanShift - observed;
        _gaps += _size * Math.Abs(gap);
        _reliability += _size * gap * gap;
        _resolution += _size * (observed - _rate) * (observed - _rate);
        _variance += _shiftSquares - (_shift * meanShift);
        _covariance += _shiftObserved - (_shift * observed);
        (_size, _shift, _shiftSquares, _observed, _shiftObserved) = (0, 0, 0, 0, 0);
        _room = ++_bin < _bins ? _cut.Capacity(_bin) : 0;
    }
}
