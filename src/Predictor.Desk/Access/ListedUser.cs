namespace Predictor.Desk.Access;

/// <summary>Somebody who may come in, or might once, as admins see him.</summary>
/// <param name="User">Who.</param>
/// <param name="HasPassword">Whether he has chosen one.</param>
/// <param name="DisabledAt">When he was switched off; null: he is not.</param>
public sealed record ListedUser(DeskUser User, bool HasPassword, DateTimeOffset? DisabledAt)
{
    public bool IsOn => DisabledAt is null;
}
