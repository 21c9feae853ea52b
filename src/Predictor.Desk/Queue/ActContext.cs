using Predictor.Desk.Access;
using Predictor.Models.Policies;
using Predictor.Store.Lines;

namespace Predictor.Desk.Queue;

/// <summary>What the forms of acts choose from.</summary>
/// <param name="Policy">Its actions.</param>
/// <param name="User">Who acts.</param>
/// <param name="People">Whom a line can be given to.</param>
/// <param name="Now">When.</param>
/// <param name="Zone">Of times.</param>
/// <param name="State">Of the lines.</param>
public sealed record ActContext(Policy Policy, DeskUser User, IReadOnlyList<DeskUser> People, DateTimeOffset Now, TimeZoneInfo Zone, LineState State);
