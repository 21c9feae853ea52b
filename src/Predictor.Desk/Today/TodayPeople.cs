using Predictor.Desk.Access;

namespace Predictor.Desk.Today;

/// <summary>Whom a supervisor can give customers to.</summary>
public static class TodayPeople
{
    /// <summary>People a day at most.</summary>
    public const int Most = 50;

    /// <summary>Of one day.</summary>
    public const int MostMinutes = 720;

    /// <summary>Herself and whoever is in one of her teams; everybody, for whom all teams are hers.</summary>
    public static IReadOnlyList<DeskUser> Of(IDeskPeople people, DeskUser user)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(user);
        return [.. people.All.Where(person => person.Name == user.Name || user.SeesAll || person.Teams.Any(user.Teams.Contains))];
    }
}
