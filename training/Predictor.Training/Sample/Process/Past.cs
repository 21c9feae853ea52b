namespace Predictor.Training.Sample.Process;

/// <summary>What the export shows of a customer's earlier contacts at the opening of one; all that the process remembers.</summary>
/// <param name="Contacts7">Openings in the last 7 days.</param>
/// <param name="Contacts30">Openings in the last 30 days.</param>
/// <param name="Transfers90">Transfers of contacts closed in the last 90 days.</param>
/// <param name="Unresolved90">Contacts closed without being resolved in the last 90 days.</param>
/// <param name="Surveys">Surveys answered in the last 365 days.</param>
/// <param name="MeanScore">Their mean score; 0 where there are none.</param>
internal readonly record struct Past(int Contacts7, int Contacts30, int Transfers90, int Unresolved90, int Surveys, double MeanScore)
{
    /// <param name="earlier">The customer's earlier interactions in time order.</param>
    /// <param name="at">The opening of the present one.</param>
    public static Past Of(ReadOnlySpan<Interaction> earlier, long at)
    {
        int contacts7 = 0, contacts30 = 0, transfers90 = 0, unresolved90 = 0, surveys = 0, scores = 0;
        for (var i = earlier.Length - 1; i >= 0; i--)
        {
            ref readonly var one = ref earlier[i];
            contacts7 += at - one.OpenedAt <= 7 * Timeline.Day ? 1 : 0;
            contacts30 += at - one.OpenedAt <= 30 * Timeline.Day ? 1 : 0;
            if (one.Handling.IsClosed && at - one.ClosedAt <= 90 * Timeline.Day)
            {
                transfers90 += one.Handling.Transfers;
                unresolved90 += one.Handling.IsResolved ? 0 : 1;
            }

            if (one.AnsweredAt < at && at - one.AnsweredAt <= 365 * Timeline.Day)
            {
                surveys++;
                scores += one.Score;
            }
        }

        return new Past(contacts7, contacts30, transfers90, unresolved90, surveys, surveys == 0 ? 0 : (double)scores / surveys);
    }
}
