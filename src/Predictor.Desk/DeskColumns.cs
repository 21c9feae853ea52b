namespace Predictor.Desk;

/// <summary>Which of a schema's columns play a part at the desk. Settings name them: no code does.</summary>
/// <param name="Queue">Where a case is handled.</param>
/// <param name="Channel">By which it came.</param>
/// <param name="Team">Who handles it: supervisors see those of their teams.</param>
/// <param name="Value">What the customer is worth, money; counts where the request says nothing. Null: the policy's.</param>
/// <param name="Reason">What a case is about, in the customer's history.</param>
/// <param name="Wait">How long a customer waited, seconds, likewise.</param>
/// <param name="Agent">Who handled it: named on no page unless <see cref="DeskOptions.ShowAgents"/>.</param>
/// <param name="AskedForContact">A flag: the customer asked to be contacted, so that chance never holds him out. Null: none asks.</param>
public sealed record DeskColumns(
    string? Queue = null, string? Channel = null, string? Team = null, string? Value = null, string? Reason = null, string? Wait = null, string? Agent = null, string? AskedForContact = null);
