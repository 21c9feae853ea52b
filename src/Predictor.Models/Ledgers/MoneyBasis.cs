namespace Predictor.Models.Ledgers;

/// <summary>Where a target's money comes from.</summary>
public enum MoneyBasis
{
    /// <summary>How time and outcome moved when the target began, beyond those without a target.</summary>
    BeforeAfter,

    /// <summary>Time and outcome of the rushed contacts, against usual ones alike.</summary>
    Rushed,
}
