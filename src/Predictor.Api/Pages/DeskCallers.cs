using System.Security.Claims;
using Predictor.Api.Keys;
using Predictor.Desk.Access;

namespace Predictor.Api.Pages;

/// <summary>Callers of the API as the desk knows them.</summary>
internal static class DeskCallers
{
    /// <summary>Whoever needs no key on one's own machine in Development: may do everything.</summary>
    public static DeskUser You { get; } = new("you", "You", DeskRole.All, []);

    /// <summary>None for a key that opens nothing of the desk. No user's name has a colon.</summary>
    public static IEnumerable<Claim> Claims(Caller caller, IReadOnlyCollection<string> scopes)
    {
        string[] roles =
        [
            .. scopes.Contains(Scope.Desk) ? (ReadOnlySpan<string>)[DeskRole.Manager] : [],
            .. scopes.Contains(Scope.Admin) ? (ReadOnlySpan<string>)[DeskRole.DataScientist, DeskRole.Admin] : [],
        ];
        return roles.Length == 0 ? []
            : caller.Kind is Caller.Local or Caller.Development ? You.Claims()
            : new DeskUser($"{caller.Kind}:{caller.Id}", caller.Name, roles, []).Claims();
    }
}
