using Predictor.Cases;
using Predictor.Store.Records;

namespace Predictor.Store.History;

/// <summary>An export as the records that a service would have been sent.</summary>
/// <param name="Customers">Without names, which no event has.</param>
/// <param name="Interactions">Without given columns.</param>
/// <param name="Surveys">One a case at most.</param>
public sealed record ExportRecords(IReadOnlyList<CustomerRecord> Customers, IReadOnlyList<Interaction> Interactions, IReadOnlyList<Survey> Surveys)
{
    /// <param name="folder">With the tables.</param>
    /// <param name="schema">Of the cases.</param>
    /// <param name="mapping">Where the events are.</param>
    /// <param name="shift">Added to every time, seconds.</param>
    /// <param name="cancellation">Stops between tables.</param>
    /// <exception cref="DataException">Naming file, row and column.</exception>
    public static ExportRecords Read(string folder, Schema schema, Mapping mapping, long shift, CancellationToken cancellation)
    {
        var log = new CaseLogReader(folder, schema, mapping, []).Read(cancellation);
        return new ExportRecords(
            [.. Enumerable.Range(0, log.CustomerIds.Count).Where(i => log.Known[i]).Select(i => new CustomerRecord
            {
                CustomerId = log.CustomerIds[i],
                JoinedAt = Time(log.JoinedAt[i], shift),
                Value = Number(log.Value[i]),
                ContractEndsAt = Time(log.ContractEndsAt[i], shift),
                LeftAt = Time(log.LeftAt[i], shift),
            })],
            [.. Enumerable.Range(0, log.CaseIds.Count).Select(i => new Interaction
            {
                CaseId = log.CaseIds[i],
                CustomerId = log.Customer[i] < 0 ? null : log.CustomerIds[log.Customer[i]],
                OpenedAt = Time(log.OpenedAt[i], shift),
                ClosedAt = Time(log.ClosedAt[i], shift),
                HandleSeconds = Number(log.HandleSeconds[i]),
                Transfers = Number(log.Transfers[i]),
                Resolved = Number(log.Resolved[i]) is { } resolved ? resolved != 0 : null,
                Reopenings = Number(log.Reopenings[i]),
            })],
            [.. Enumerable.Range(0, log.CaseIds.Count).Where(i => log.SurveyedAt[i] != CaseLog.Missing).Select(i => new Survey(
                log.CaseIds[i], log.SurveyedAt[i] + shift, Number(log.Dissatisfied[i]) is { } dissatisfied ? dissatisfied != 0 : null, Number(log.Score[i])))]);
    }

    private static long? Time(long value, long shift) => value == CaseLog.Missing ? null : value + shift;

    private static long? Number(long value) => value == CaseLog.Missing ? null : value;
}
