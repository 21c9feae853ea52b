namespace Predictor.Desk.Access;

/// <summary>Whom a case can be given to.</summary>
public interface IDeskPeople
{
    /// <summary>Who may sign in now, by display name; in memory, half a second old at most. On one's own machine in Development "you" are among them.</summary>
    IReadOnlyList<DeskUser> All { get; }
}
