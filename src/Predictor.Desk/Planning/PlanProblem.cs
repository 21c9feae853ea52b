namespace Predictor.Desk.Planning;

/// <summary>Who is there, and whom they could call.</summary>
/// <param name="Tenths">By person: the time that is left, tenths of a minute.</param>
/// <param name="Groups">Sets of people, each the persons' places in order.</param>
/// <param name="Cases">In any order.</param>
public sealed record PlanProblem(IReadOnlyList<int> Tenths, IReadOnlyList<IReadOnlyList<int>> Groups, IReadOnlyList<Plannable> Cases)
{
    /// <summary>How many calls of a length a group's people can make at most: more cases of it than these, in the order of gain, are of no use to any plan.</summary>
    public long Most(int group, int tenths)
    {
        long most = 0;
        foreach (var person in Groups[group])
        {
            most += Tenths[person] / tenths;
        }

        return most;
    }
}
