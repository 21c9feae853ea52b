using Predictor.Store.Draws;
using Predictor.Store.Writing;

namespace Predictor.Store;

/// <summary>Which arm of a hold-out customers are in: what the effect of acting is measured by.</summary>
public sealed partial class RecordStore
{
    /// <summary>Keeps both arms of a plan, all or none; whoever is in an arm already is left out.</summary>
    public Task<Recorded> DrawAsync(PlanDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return _queue.WriteAsync(DrawWrites.Of(draw));
    }

    /// <summary>Says of both arms of a plan that they were drawn by mistake.</summary>
    public Task<Recorded> WithdrawDrawAsync(string actId, DateTimeOffset now) => _queue.WriteAsync(DrawWrites.Withdrawal(actId, now));

    /// <summary>Whom plans would have taken after a time, had chance not held them out; in the order of time.</summary>
    public Task<IReadOnlyList<HeldOutCustomer>> ReadHeldOutAsync(DateTimeOffset since, CancellationToken cancellation) => _draws.HeldOutAsync(since, cancellation);
}
