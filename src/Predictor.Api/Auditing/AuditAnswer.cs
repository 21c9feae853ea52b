using System.Globalization;
using Predictor.Store.Access;

namespace Predictor.Api.Auditing;

/// <param name="At">To the millisecond, UTC.</param>
/// <param name="By">Who did it.</param>
/// <param name="Action">Method and route, or the command.</param>
/// <param name="Target">What it was done to, where that is nobody's.</param>
/// <param name="Status">HTTP's; null: done by a command.</param>
/// <param name="Count">Objects kept; of refusals: how many from then on, within a minute.</param>
/// <param name="TraceId">W3C's.</param>
internal sealed record AuditAnswer(string At, AuditCaller By, string Action, string? Target, int? Status, long? Count, string? TraceId)
{
    public static AuditAnswer Of(AuditEntry entry) => new(
        entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        new AuditCaller(entry.ByKind, entry.ById, entry.ByName),
        entry.Action,
        entry.Target,
        entry.Status,
        entry.Count,
        entry.TraceId);
}
