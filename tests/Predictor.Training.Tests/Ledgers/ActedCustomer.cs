namespace Predictor.Training.Tests.Ledgers;

/// <summary>A customer of <see cref="ActingCentre"/>, with what is planted in him and what became of him.</summary>
/// <param name="Id">Of the customer; his only case is "case-ID".</param>
/// <param name="Risk">His chance of leaving, left alone: what is said of him.</param>
/// <param name="ClosedAt">Of his case; when it is scored.</param>
/// <param name="WouldLeave">Left alone.</param>
/// <param name="IsKept">By acting, who would leave.</param>
/// <param name="LeavesAfter">Days after his case, where he leaves.</param>
internal sealed record ActedCustomer(string Id, double Risk, DateTimeOffset ClosedAt, bool WouldLeave, bool IsKept, int LeavesAfter)
{
    public bool IsTreated { get; set; }

    /// <summary>Anything was recorded of him, or his page was opened.</summary>
    public bool IsSeen { get; set; }

    public bool IsTouched { get; set; }

    public bool Leaves => WouldLeave && !(IsTreated && IsKept);

    public DateTimeOffset LeftAt => ClosedAt.AddDays(LeavesAfter);
}
