using Predictor.Cases.Text;
using Predictor.Store.Access;

namespace Predictor.Api.Users;

/// <summary>A user as he may be told: without what opens.</summary>
internal sealed record UserAnswer(string Name, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams, bool HasPassword, string MadeAt, string MadeBy, string? DisabledAt, string? DisabledBy)
{
    public static UserAnswer Of(UserRecord kept) => new(
        kept.Name, kept.DisplayName, kept.Roles, kept.Teams, kept.PasswordHash is not null, IsoTime.Format(kept.MadeAt.ToUnixTimeSeconds()), kept.MadeBy, kept.DisabledAt is { } off ? IsoTime.Format(off.ToUnixTimeSeconds()) : null, kept.DisabledBy);
}
