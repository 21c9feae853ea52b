using Predictor.Cases;

namespace Predictor.Training.Tuning.Journal;

/// <summary>One trial as its line in the journal has it. Nothing in it depends on clocks or threads.</summary>
internal sealed record TrialRecord
{
    public required string Outcome { get; init; }

    public required Moment Moment { get; init; }

    /// <summary>Counted from 1 for each outcome at each moment; the first is what `train` chooses.</summary>
    public required int Trial { get; init; }

    /// <summary>What was searched, by name.</summary>
    public required IReadOnlyDictionary<string, double> Options { get; init; }

    /// <summary>Trees that were grown.</summary>
    public required int MostTrees { get; init; }

    /// <summary>Rolling cuts it was grown before.</summary>
    public required int Cuts { get; init; }

    /// <summary>The number of trees at which its log loss is least.</summary>
    public required int Trees { get; init; }

    /// <summary>Mean recalibrated log loss of the rows later than those cuts.</summary>
    public required double LogLoss { get; init; }

    /// <summary>
    /// By how much that is more than the first trial's on the same rows. Of a trial that was given up: by how much it is more than the best's there, and that one's more
    /// than the first's on all rows, for one cut's rows may be easier for all than another's.
    /// </summary>
    public required double Excess { get; init; }

    /// <summary>Whether it was given up before the last cut, being worse than the best so far.</summary>
    public required bool Stopped { get; init; }
}
