using Predictor.Ledger.BackTest;
using Predictor.Store.History.Stored;

namespace Predictor.Training.Ledgers;

/// <summary>What a service's store knows, as the back-test takes it.</summary>
internal static class StoredHindsightReading
{
    /// <param name="store">Connection string.</param>
    /// <param name="model">Whose answers.</param>
    /// <param name="outcome">The policy's value outcome.</param>
    /// <param name="notes">Takes what could not be read.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="Cases.DataException">The store cannot be read.</exception>
    public static Hindsight Read(string store, string model, string outcome, IList<string> notes, CancellationToken cancellation)
    {
        var known = StoredHindsight.Read(store, model, outcome, notes, cancellation);
        return new Hindsight([.. known.Answers.Select(each => new PastPrediction(each.CaseId, each.Moment, each.Probability, each.At))], known.Looks, known.Met);
    }
}
