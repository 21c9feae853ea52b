using Predictor.Cases;
using Predictor.Training.Slicing;

namespace Predictor.Training.Weighting;

/// <summary>The cases that a chance may be learned from: all of their time was observed and over when the test slice began.</summary>
internal sealed class CasesBeforeTest
{
    private const long SecondsPerDay = 86_400;

    private readonly CaseTable _table;
    private readonly int _outcome;
    private readonly OutcomeSlices _slices;
    private readonly long _testBegins;

    public CasesBeforeTest(CaseTable table, int outcome, OutcomeSlices slices)
    {
        (_table, _outcome, _slices) = (table, outcome, slices);
        _testBegins = table.At is not { } at
            ? long.MaxValue
            : Enumerable.Range(0, table.Rows).Where(row => slices.Rows[row] == Slice.Test).Select(row => at[row]).DefaultIfEmpty(long.MaxValue).Min();
    }

    /// <summary>Whether a row comes before the test slice, and its whole horizon too.</summary>
    public bool Holds(int row)
    {
        if (!_slices.BeforeTest[row])
            return false;
        if (_table.At is not { } at)
            return true;
        var due = at[row] + (long)Math.Round((_table.Schema.Outcomes[_outcome].HorizonDays ?? 0) * SecondsPerDay);
        return due <= (_table.Schema.ObservedUntil?.ToUnixTimeSeconds() ?? long.MaxValue) && due < _testBegins;
    }
}
