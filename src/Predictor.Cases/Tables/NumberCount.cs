namespace Predictor.Cases.Tables;

/// <summary>Whether numbers count up by one from row to row. Begins empty; stretches of rows are joined in their order.</summary>
internal readonly record struct NumberCount
{
    private readonly bool _isBroken;
    private readonly bool _isAny;
    private readonly double _first;
    private readonly double _last;

    private NumberCount(bool isBroken, bool isAny, double first, double last) => (_isBroken, _isAny, _first, _last) = (isBroken, isAny, first, last);

    public bool IsCounting => !_isBroken;

    public static NumberCount Of(double number) => new(false, true, number, number);

    public NumberCount Broken() => new(true, _isAny, _first, _last);

    public NumberCount Then(NumberCount next) =>
        !next._isAny ? new(_isBroken || next._isBroken, _isAny, _first, _last)
        : !_isAny ? new(_isBroken || next._isBroken, true, next._first, next._last)
        : new(_isBroken || next._isBroken || next._first != _last + 1, true, _first, next._last);
}
