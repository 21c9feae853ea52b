namespace Predictor.Desk.Access;

/// <summary>What somebody does at the desk. Whoever has none of these does not come in.</summary>
public static class DeskRole
{
    /// <summary>Works with the customers of her own teams, and with those that no team has.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Likewise, with the customers of all teams.</summary>
    public const string Manager = "manager";

    /// <summary>Sees all teams; publishes models and rolls them back.</summary>
    public const string DataScientist = "data-scientist";

    /// <summary>Sees all teams; says who may come in, and what each may.</summary>
    public const string Admin = "admin";

    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<string> All { get; } = [Supervisor, Manager, DataScientist, Admin];
}
