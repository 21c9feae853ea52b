using Predictor.Cases;

namespace Predictor.Store.History.Events;

/// <summary>One row to compute: a case, by position, at one of its moments.</summary>
internal readonly record struct CaseRow(int Case, Moment Moment, long At);
