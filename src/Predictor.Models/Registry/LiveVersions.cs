namespace Predictor.Models.Registry;

/// <summary><c>live.json</c>, format <c>predictor-live/3</c>.</summary>
/// <param name="Champion">The version that answers.</param>
/// <param name="Challenger">The version that scores in the shadow, or null.</param>
/// <param name="History">What was published and rolled back when and why, oldest first.</param>
public sealed record LiveVersions(int Champion, int? Challenger, IReadOnlyList<Publication> History)
{
    /// <summary>
    /// The champions that rolling back leads through, oldest first, the present one last: a publication adds its version, a rollback takes off all
    /// that came after its own. So two rollbacks go two steps back, and no rollback leads to a version that was rolled back from.
    /// </summary>
    public IReadOnlyList<int> Line()
    {
        var line = new List<int>();
        foreach (var entry in History)
        {
            if (entry.Act == PublicationAct.Rollback && line.LastIndexOf(entry.Version) is >= 0 and var place)
            {
                line.RemoveRange(place + 1, line.Count - place - 1);
            }
            else if (entry.Act is PublicationAct.Publish or PublicationAct.Rollback && (line.Count == 0 || line[^1] != entry.Version))
            {
                line.Add(entry.Version);
            }
        }

        if (line.Count == 0 || line[^1] != Champion)
        {
            line.Add(Champion);
        }

        return line;
    }
}
