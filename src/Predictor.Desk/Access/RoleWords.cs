using Predictor.Desk.Words;

namespace Predictor.Desk.Access;

/// <summary>Roles in words.</summary>
public static class RoleWords
{
    public static string Of(string role) => role switch
    {
        DeskRole.Supervisor => DeskText.Of("role.supervisor"),
        DeskRole.Manager => DeskText.Of("role.manager"),
        DeskRole.DataScientist => DeskText.Of("role.dataScientist"),
        DeskRole.Admin => DeskText.Of("role.admin"),
        _ => role,
    };

    /// <summary>What it opens.</summary>
    public static string Meaning(string role) => role switch
    {
        DeskRole.Supervisor => DeskText.Of("role.supervisorOpens"),
        DeskRole.Manager => DeskText.Of("role.managerOpens"),
        DeskRole.DataScientist => DeskText.Of("role.dataScientistOpens"),
        DeskRole.Admin => DeskText.Of("role.adminOpens"),
        _ => "",
    };
}
