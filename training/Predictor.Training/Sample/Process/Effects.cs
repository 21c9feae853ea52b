using Predictor.Training.Sample.Customers;

namespace Predictor.Training.Sample.Process;

/// <summary>What each observable adds to the logit of one outcome.</summary>
internal sealed record Effects
{
    public required double Base { get; init; }

    public required double ContractNear { get; init; }

    public required double Rolling { get; init; }

    public required double TenurePerDoubling { get; init; }

    /// <summary>Of the annual value against 900 EUR; 0 where that is not recorded.</summary>
    public required double ValuePerDoubling { get; init; }

    /// <summary>Up to 3.</summary>
    public required double PerContact7 { get; init; }

    /// <summary>Up to 6.</summary>
    public required double PerContact30 { get; init; }

    /// <summary>Up to 4.</summary>
    public required double PerUnresolved90 { get; init; }

    /// <summary>Up to 5.</summary>
    public required double PerTransfer90 { get; init; }

    /// <summary>Of the mean past score below 4; negative above; 0 where there is none.</summary>
    public required double PerScoreBelow { get; init; }

    public required double PerRush { get; init; }

    public required double PerDrag { get; init; }

    public required double PerWaitMinute { get; init; }

    public required double PerHoldMinute { get; init; }

    public required double PerTransfer { get; init; }

    public required double Unresolved { get; init; }

    public required double PerReopening { get; init; }

    /// <summary>In place of all of the handling.</summary>
    public required double NeverClosed { get; init; }

    /// <summary>The part known at the opening.</summary>
    public double AtOpening(Customer customer, in Past past, long at)
    {
        var value = customer.AnnualValue is { } annual ? ValuePerDoubling * Math.Log2(annual / 900) : 0;
        return Base
            + (CausalProcess.IsContractEndNear(customer, at) ? ContractNear : 0)
            + (CausalProcess.IsRolling(customer, at) ? Rolling : 0)
            + (TenurePerDoubling * CausalProcess.TenureDoublings(customer, at))
            + value
            + (PerContact7 * Math.Min(3, past.Contacts7))
            + (PerContact30 * Math.Min(6, past.Contacts30))
            + (PerUnresolved90 * Math.Min(4, past.Unresolved90))
            + (PerTransfer90 * Math.Min(5, past.Transfers90))
            + (past.Surveys > 0 ? PerScoreBelow * (4 - past.MeanScore) : 0);
    }

    /// <summary>The part that handling adds.</summary>
    public double OfHandling(in HandlingMeasures of) =>
        (PerRush * of.Rush)
        + (PerDrag * of.Drag)
        + (PerWaitMinute * of.WaitMinutes)
        + (PerHoldMinute * of.HoldMinutes)
        + (PerTransfer * of.Transfers)
        + (Unresolved * of.Unresolved)
        + (PerReopening * of.Reopenings);
}
