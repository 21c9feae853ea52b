using Predictor.Training.Sample.Customers;

namespace Predictor.Training.Sample.Process;

/// <summary>What is at stake when a contact opens: the part of each logit that is known before anyone handles it.</summary>
internal readonly struct Stakes
{
    public Stakes(Customer customer, Reason reason, Channel channel, in Past past, long openedAt)
    {
        Leaving = CausalProcess.Leaving.AtOpening(customer, past, openedAt) + CausalProcess.LeavingOf(customer) + reason.Leaving;
        Dissatisfaction = CausalProcess.Dissatisfaction.AtOpening(customer, past, openedAt) + reason.Dissatisfaction;
        Repeating = CausalProcess.Repeating.AtOpening(customer, past, openedAt);
        var answering = CausalProcess.AnswerBase + CausalProcess.AnsweringOn(channel)
            + (CausalProcess.AnswerPerTenureDoubling * CausalProcess.TenureDoublings(customer, openedAt));
        AnswersIfDissatisfied = CausalProcess.Logistic(answering + CausalProcess.AnswerDissatisfied);
        AnswersOtherwise = CausalProcess.Logistic(answering);
        ContactRate = CausalProcess.ContactRate(customer, openedAt);
    }

    public double Leaving { get; }

    public double Dissatisfaction { get; }

    public double Repeating { get; }

    /// <summary>A chance, not a logit.</summary>
    public double AnswersIfDissatisfied { get; }

    /// <summary>A chance, not a logit.</summary>
    public double AnswersOtherwise { get; }

    /// <summary>Of contacts at random from the closing on, a day of average activity.</summary>
    public double ContactRate { get; }

    /// <summary>What follows from how it was handled; exact.</summary>
    public Consequences After(in Handling handling)
    {
        if (!handling.IsClosed)
        {
            return new Consequences
            {
                Left = CausalProcess.Logistic(Leaving + CausalProcess.Leaving.NeverClosed),
                Repeats = CausalProcess.Logistic(Repeating + CausalProcess.Repeating.NeverClosed),
                ContactRate = ContactRate,
            };
        }

        var measures = new HandlingMeasures(handling);
        return new Consequences
        {
            Left = CausalProcess.Logistic(Leaving + CausalProcess.Leaving.OfHandling(measures)),
            Repeats = CausalProcess.Logistic(Repeating + CausalProcess.Repeating.OfHandling(measures)),
            Dissatisfied = CausalProcess.Logistic(Dissatisfaction + CausalProcess.Dissatisfaction.OfHandling(measures)),
            AnswersIfDissatisfied = AnswersIfDissatisfied,
            AnswersOtherwise = AnswersOtherwise,
            ContactRate = ContactRate,
        };
    }
}
